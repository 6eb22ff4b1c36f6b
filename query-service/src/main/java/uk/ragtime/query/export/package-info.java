/** Downloads for spreadsheets: ratings, changes and profiles as CSV and XLSX, of any length. */
@NullMarked
package uk.ragtime.query.export;

import org.jspecify.annotations.NullMarked;
