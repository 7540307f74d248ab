// Where the site's files are. The page lists the address of each by its name, since the address holds a hash of its content:
// what a page asks for is what it was built with, however long it has stood open. In the one-file edition files.one-file.js
// stands in this module's place.

const addresses = JSON.parse(document.getElementById('files').textContent);

/** Relative to the page; for a name that is not listed, the name. */
export const addressOf = (name) => addresses[name] ?? name;

/** As fetch() answers. */
export const fetchFile = (name) => fetch(addressOf(name));

const styled = new Map();

/** Brings in a style sheet that only some readers need; resolves once it holds, or will not come. */
export function useStyles(name) {
  if (!styled.has(name)) {
    styled.set(name, new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.onload = link.onerror = () => resolve();
      link.href = addressOf(name);
      document.head.append(link);
    }));
  }
  return styled.get(name);
}
