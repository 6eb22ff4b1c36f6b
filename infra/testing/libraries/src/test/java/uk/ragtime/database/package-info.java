@NullMarked
package uk.ragtime.database;

import org.jspecify.annotations.NullMarked;
