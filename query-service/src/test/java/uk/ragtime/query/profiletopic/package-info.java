@NullMarked
package uk.ragtime.query.profiletopic;

import org.jspecify.annotations.NullMarked;
