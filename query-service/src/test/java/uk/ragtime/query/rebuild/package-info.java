@NullMarked
package uk.ragtime.query.rebuild;

import org.jspecify.annotations.NullMarked;
