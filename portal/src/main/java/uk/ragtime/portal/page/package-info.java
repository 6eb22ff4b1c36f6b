/** Shared by all pages: texts, the stylesheet, error pages, the correlation id. */
@NullMarked
package uk.ragtime.portal.page;

import org.jspecify.annotations.NullMarked;
