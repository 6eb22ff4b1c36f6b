/** Rating capabilities. */
@NullMarked
package uk.ragtime.command.assessment.rate;

import org.jspecify.annotations.NullMarked;
