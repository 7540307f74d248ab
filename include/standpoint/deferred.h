// The WebAssembly module is split into a first part, which the opening view needs, and a deferred part, fetched once that view
// is interactive (web/tools/split-program.mjs splits; cmake/web.cmake lists the entry points). Native builds are not split.
#pragma once

/// Marks an entry point of the deferred part. It must not be inlined, or wasm-split could not move it.
#define STANDPOINT_DEFERRED [[gnu::noinline]]
