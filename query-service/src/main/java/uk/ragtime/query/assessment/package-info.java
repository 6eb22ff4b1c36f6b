/** Assessments: their states, the words of each cell, and the progress of a cycle. */
@NullMarked
package uk.ragtime.query.assessment;

import org.jspecify.annotations.NullMarked;
