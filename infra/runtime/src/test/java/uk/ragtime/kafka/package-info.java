@NullMarked
package uk.ragtime.kafka;

import org.jspecify.annotations.NullMarked;
