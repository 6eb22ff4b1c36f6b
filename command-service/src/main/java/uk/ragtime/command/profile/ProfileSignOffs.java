package uk.ragtime.command.profile;

import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.SheetHash;
import uk.ragtime.kernel.event.ProfileEvent;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;

/**
 * The sign-offs of one area's profile in one cycle.
 *
 * @param latest hash of the sheet that was signed last; null if none was
 */
public record ProfileSignOffs(@Nullable SheetHash latest) {
  /** The type of their stream. */
  public static StreamType<ProfileSignOffs, ProfileEvent> streamType() {
    return StreamType.of(
        ProfileSignOffs.class,
        ProfileEvent.class,
        () -> new ProfileSignOffs(null),
        ProfileSignOffs::evolve);
  }

  public ProfileSignOffs evolve(ProfileEvent event) {
    return switch (event) {
      case ProfileSignedOff e -> new ProfileSignOffs(e.hash());
    };
  }
}
