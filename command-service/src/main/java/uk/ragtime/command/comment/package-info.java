/** Comments on assessments. Each act is a package of its own. */
@NullMarked
package uk.ragtime.command.comment;

import org.jspecify.annotations.NullMarked;
