@NullMarked
package uk.ragtime.server;

import org.jspecify.annotations.NullMarked;
