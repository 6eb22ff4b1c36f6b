@NullMarked
package uk.ragtime.query.movement;

import org.jspecify.annotations.NullMarked;
