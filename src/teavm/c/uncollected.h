/*
 * What TeaVM's own headers end with. Its collector never runs, see Cut: nothing has to know where the
 * objects are, and none of them moves. What is left of its macros is what exceptions need.
 */
#pragma once

/* A text of the program is an object from the start. TeaVM would make it one at the start, each of 20,000. */
#undef TEAVM_STRING
#undef TEAVM_STRING_FROM_CODES
#define TEAVM_STRING(length, hash, ...) TEAVM_TEXT(length, hash, __VA_ARGS__)
#define TEAVM_STRING_FROM_CODES(length, hash, ...) TEAVM_TEXT(length, hash, {__VA_ARGS__})
#define TEAVM_TEXT(length, hash, ...)                                                                        \
  (TeaVM_String *) &(struct { void *type; void *characters; int32_t hashCode; }) {                           \
    &jl_String_Cls,                                                                                          \
    &(struct { void *type; int32_t size; char16_t data[(length) + 1]; }) {&Arr_C_Cls, length, __VA_ARGS__},  \
    INT32_C(hash)                                                                                            \
  }

#define teavm_gc_writeBarrier(object) ((void) 0)
#undef TEAVM_GC_ROOT
#undef TEAVM_GC_ROOT_RELEASE
#define TEAVM_GC_ROOT(index, object) ((void) 0)
#define TEAVM_GC_ROOT_RELEASE(index) ((void) 0)

/* Only a method that catches has a frame that others can see, and only within `try`; gcc leaves out the others. */
#undef TEAVM_ALLOC_STACK
#undef TEAVM_RELEASE_STACK
#undef TEAVM_TRY
#undef TEAVM_RESTORE_JUMP_BUFFER
#define TEAVM_ALLOC_STACK(size) \
  struct { TeaVM_StackFrame header; } teavm_shadowStack; \
  teavm_shadowStack.header.jmpTarget = NULL
#define TEAVM_RELEASE_STACK \
  if (teavm_shadowStack.header.jmpTarget != NULL) teavm_stackTop = teavm_shadowStack.header.next
#define TEAVM_TRY                                                          \
  do {                                                                     \
    TeaVM_LongjmpDesc teavm_here;                                          \
    teavm_here.previous = teavm_shadowStack.header.jmpTarget;              \
    if (teavm_here.previous == NULL) {                                     \
      teavm_shadowStack.header.next = teavm_stackTop;                      \
      teavm_stackTop = &teavm_shadowStack.header;                          \
    }                                                                      \
    teavm_shadowStack.header.jmpTarget = &teavm_here;                      \
    int teavm_exceptionHandler = setjmp(teavm_here.buffer);                \
    if (teavm_exceptionHandler == 0) {
#define TEAVM_RESTORE_JUMP_BUFFER                                                        \
  do {                                                                                   \
    TeaVM_StackFrame *teavm_frame = &teavm_shadowStack.header;                           \
    teavm_frame->jmpTarget = teavm_frame->jmpTarget->previous;                           \
    if (teavm_frame->jmpTarget == NULL) teavm_stackTop = teavm_frame->next;              \
  } while (0)

/* The calls that an exception may come back from to its handler, in the order of their numbers. */
typedef struct {
  int32_t id;
  TeaVM_CallSite site;
} Fargen_CallSite;

extern Fargen_CallSite fargen_callSites[];
extern int fargen_callSiteCount;

static inline TeaVM_CallSite *fargen_findCallSite(int32_t id) {
  static TeaVM_CallSite none;
  int from = 0, to = fargen_callSiteCount;
  while (from < to) {
    int middle = (from + to) / 2;
    if (fargen_callSites[middle].id < id) from = middle + 1;
    else to = middle;
  }
  int found = from < fargen_callSiteCount && fargen_callSites[from].id == id;
  return found ? &fargen_callSites[from].site : &none;
}

#undef TEAVM_FIND_CALLSITE
#define TEAVM_FIND_CALLSITE(id, frame) fargen_findCallSite(id)
