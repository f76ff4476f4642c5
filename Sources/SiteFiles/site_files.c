#include "site_files.h"

// #embed (C23) is known to clang in all modes, and follows edits of the files as #include does.
#pragma clang diagnostic ignored "-Wc23-extensions"

// A file that is missing here fails a test.

static const unsigned char assets_icon_svg[] = {
#embed "assets/icon.svg"
};
static const unsigned char assets_openapi_json[] = {
#embed "assets/openapi.json"
};
static const unsigned char assets_site_js[] = {
#embed "assets/site.js"
};
static const unsigned char assets_style_css[] = {
#embed "assets/style.css"
};
static const unsigned char templates_comparison_mustache[] = {
#embed "templates/comparison.mustache"
};
static const unsigned char templates_failure_mustache[] = {
#embed "templates/failure.mustache"
};
static const unsigned char templates_front_mustache[] = {
#embed "templates/front.mustache"
};
static const unsigned char templates_label_mustache[] = {
#embed "templates/label.mustache"
};
static const unsigned char templates_layout_mustache[] = {
#embed "templates/layout.mustache"
};
static const unsigned char templates_parts_mustache[] = {
#embed "templates/parts.mustache"
};
static const unsigned char templates_revision_mustache[] = {
#embed "templates/revision.mustache"
};
static const unsigned char templates_search_mustache[] = {
#embed "templates/search.mustache"
};
static const unsigned char templates_since_mustache[] = {
#embed "templates/since.mustache"
};
static const unsigned char templates_steps_mustache[] = {
#embed "templates/steps.mustache"
};
static const unsigned char templates_story_mustache[] = {
#embed "templates/story.mustache"
};

#define FILE(name, bytes) {name, bytes, sizeof bytes}

static const SiteFile files[] = {
    FILE("assets/icon.svg", assets_icon_svg),
    FILE("assets/openapi.json", assets_openapi_json),
    FILE("assets/site.js", assets_site_js),
    FILE("assets/style.css", assets_style_css),
    FILE("templates/comparison.mustache", templates_comparison_mustache),
    FILE("templates/failure.mustache", templates_failure_mustache),
    FILE("templates/front.mustache", templates_front_mustache),
    FILE("templates/label.mustache", templates_label_mustache),
    FILE("templates/layout.mustache", templates_layout_mustache),
    FILE("templates/parts.mustache", templates_parts_mustache),
    FILE("templates/revision.mustache", templates_revision_mustache),
    FILE("templates/search.mustache", templates_search_mustache),
    FILE("templates/since.mustache", templates_since_mustache),
    FILE("templates/steps.mustache", templates_steps_mustache),
    FILE("templates/story.mustache", templates_story_mustache),
};

size_t site_file_count(void) { return sizeof files / sizeof files[0]; }

SiteFile site_file(size_t position) { return files[position]; }
