@NullMarked
package uk.ragtime.command.member;

import org.jspecify.annotations.NullMarked;
