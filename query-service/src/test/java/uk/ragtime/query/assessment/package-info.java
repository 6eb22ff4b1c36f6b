@NullMarked
package uk.ragtime.query.assessment;

import org.jspecify.annotations.NullMarked;
