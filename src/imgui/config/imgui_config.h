// Dear ImGui's compile-time configuration (IMGUI_USER_CONFIG): unused parts stay out of the download.
#pragma once

// WebGL has no vertex offset, and a detailed map has more than 65,536 vertices.
#define ImDrawIdx unsigned int

// Fonts are passed as bytes, nothing is saved, and there is no shell.
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_TTY_FUNCTIONS

#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
