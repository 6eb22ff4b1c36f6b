@NullMarked
package uk.ragtime.query.rebuild.compare;

import org.jspecify.annotations.NullMarked;
