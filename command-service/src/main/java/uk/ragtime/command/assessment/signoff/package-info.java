/** Signing an assessment off. */
@NullMarked
package uk.ragtime.command.assessment.signoff;

import org.jspecify.annotations.NullMarked;
