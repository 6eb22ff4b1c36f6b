/** Downloads for spreadsheets: ratings, changes and profiles as CSV and XLSX, however many. */
@NullMarked
package uk.ragtime.query.export;

import org.jspecify.annotations.NullMarked;
