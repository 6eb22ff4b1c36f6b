@NullMarked
package uk.ragtime.query.store;

import org.jspecify.annotations.NullMarked;
