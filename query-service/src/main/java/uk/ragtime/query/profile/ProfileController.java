package uk.ragtime.query.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.tenancy.Tenant;

/** {@code GET /v1/{partnership}/areas/{area}/profile}. */
@RestController
final class ProfileController {
  /**
   * @param asOf null for the outcome if a cycle is named, otherwise for now
   * @param cycle null for the cycle that the moment belongs to
   * @param checklist null for the one rated then
   */
  private record ProfileQuery(
      AreaCode area,
      @Nullable Moment asOf,
      KnownAt knownAt,
      @Nullable CycleCode cycle,
      @Nullable ChecklistCode checklist,
      StageFilter stage,
      RollUpRule rule,
      boolean names,
      Instant now) {}

  private final ProfileSettings settings;

  ProfileController(ProfileSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/v1/{partnership}/areas/{area}/profile")
  ProfileAnswer profile(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      AreaCode area,
      @Nullable Moment asOf,
      KnownAt knownAt,
      @Nullable CycleCode cycle,
      @Nullable ChecklistCode checklist,
      StageFilter stage,
      RollUpRule rollup,
      Instant now) {
    ProfileQuery query =
        new ProfileQuery(
            area,
            asOf,
            knownAt,
            cycle,
            checklist,
            stage,
            rollup,
            session.may(Action.READ_NAMES),
            now);
    return session.answer("profile", tenant -> answer(tenant, query));
  }

  private ProfileAnswer answer(Tenant tenant, ProfileQuery query) {
    Profiles.ProfileAt found =
        Profiles.read(
            tenant,
            query.area(),
            query.asOf(),
            query.cycle(),
            query.checklist(),
            query.knownAt().limit(),
            query.stage(),
            query.rule(),
            query.now());
    Profile profile = found.profile();
    MemberNames names = MemberNames.of(tenant, actors(profile), query.names());
    return ProfileAnswer.of(
        new Staleness(found.moment().day(), settings.staleAfterDays()),
        found,
        query.knownAt(),
        tenant.position(),
        names);
  }

  private static List<String> actors(Profile profile) {
    return profile.rows().stream()
        .flatMap(row -> row.ratings().stream())
        .map(RatingEntry::actor)
        .distinct()
        .toList();
  }
}
