#include <libxml/xmlversion.h>
// Debian's library converts through ICU, whose types clash with those that Foundation brings along;
// they stand in no declaration that is used here.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
