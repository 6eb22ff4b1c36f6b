@NullMarked
package uk.ragtime.web.address;

import org.jspecify.annotations.NullMarked;
