@NullMarked
package uk.ragtime.query.live;

import org.jspecify.annotations.NullMarked;
