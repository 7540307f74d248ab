// The program comes to the page in two parts: what the opening view needs, and the rest, fetched once the reader can see and
// use that (web/tools/split-program.mjs cuts, cmake/web.cmake names the functions to cut at). Natively there is but one part.
#pragma once

/// On a function that the second part begins with: it must stay a function of its own to be cut off.
#define STANDPOINT_DEFERRED [[gnu::noinline]]
