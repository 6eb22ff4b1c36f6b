/** Files for spreadsheets. */
@NullMarked
package uk.ragtime.portal.download;

import org.jspecify.annotations.NullMarked;
