// Before the first paint, so that nothing flashes: the address may decide between light and dark. Runs while the head is read.
{
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
}
