/* What the generated files call in place of the functions of the C library, see fargen.c. */
#pragma once
#include <locale.h>
#include <uchar.h>
size_t fargen_from_utf8(char16_t *out, const char *in, size_t count, mbstate_t *state);
size_t fargen_to_utf8(char *out, char16_t unit, mbstate_t *state);
#define setlocale(category, name)
#define mbrtoc16 fargen_from_utf8
#define c16rtomb fargen_to_utf8
