/** Sheets of assessments and profiles, and their sign-offs. */
@NullMarked
package uk.ragtime.query.signoff;

import org.jspecify.annotations.NullMarked;
