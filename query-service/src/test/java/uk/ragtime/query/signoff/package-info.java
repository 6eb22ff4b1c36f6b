@NullMarked
package uk.ragtime.query.signoff;

import org.jspecify.annotations.NullMarked;
