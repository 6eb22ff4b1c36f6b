@NullMarked
package uk.ragtime.query.task;

import org.jspecify.annotations.NullMarked;
