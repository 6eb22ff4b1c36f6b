package uk.ragtime.query.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.QueryAccess;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.access.RequiredAction;
import uk.ragtime.query.cycle.CycleItem;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.tenancy.Tenant;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.request.AcceptedParameters;
import uk.ragtime.web.request.EntityTags;
import uk.ragtime.web.request.RequestParameters;

/** {@code GET /v1/{partnership}/areas/{area}/profile}. */
@RestController
final class ProfileController {
  private final ProfileSettings settings;
  private final Map<ProfilePart.Kind, ProfilePart> parts = new EnumMap<>(ProfilePart.Kind.class);

  ProfileController(ProfileSettings settings, List<ProfilePart> parts) {
    this.settings = settings;
    parts.forEach(part -> this.parts.put(part.kind(), part));
  }

  @GetMapping("/v1/{partnership}/areas/{area}/profile")
  ResponseEntity<ProfileAnswer> profile(
      @RequiredAction(Action.READ_PROFILES) QueryAccess.Session session,
      AreaCode area,
      @Nullable Moment asOf,
      KnownAt knownAt,
      @Nullable CycleCode cycle,
      @Nullable ChecklistCode checklist,
      StageFilter stage,
      RollUpRule rollup,
      IncludedParts include,
      @AcceptedParameters("from") RequestParameters parameters,
      Instant now,
      HttpServletRequest request) {
    String from = parameters.get("from");
    if (from != null && !include.kinds().contains(ProfilePart.Kind.BEFORE)) {
      throw Refusals.parameter("from", "is for include=before");
    }
    ProfileQuery query =
        new ProfileQuery(
            area,
            asOf,
            knownAt,
            cycle,
            checklist,
            stage,
            rollup,
            include,
            from,
            session.may(Action.READ_NAMES),
            now);
    EntityTags had = EntityTags.of(request, HttpHeaders.IF_NONE_MATCH);
    return session.answer("profile", tenant -> answer(tenant, query, had));
  }

  /** A client that has the answer is told so before a rating is read. */
  private ResponseEntity<ProfileAnswer> answer(
      Tenant tenant, ProfileQuery query, @Nullable EntityTags had) {
    String tag = query.tag(tenant, settings.staleAfterDays()).orElse(null);
    if (tag == null) {
      return ResponseEntity.ok(answer(tenant, query));
    }
    String weak = "W/\"" + tag + "\"";
    if (had != null && had.tags().contains(tag)) {
      return notModified(weak);
    }
    ProfileAnswer answer = answer(tenant, query);
    // Any tag is that of an answer; whether there is one is known once it is made.
    return had != null && had.any()
        ? notModified(weak)
        : ResponseEntity.ok().eTag(weak).body(answer);
  }

  private static ResponseEntity<ProfileAnswer> notModified(String tag) {
    return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
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
        names,
        query.includes(ProfilePart.Kind.CYCLES) ? CycleItem.all(tenant, query.now()) : null,
        part(ProfilePart.Kind.HISTORY, tenant, found, query),
        part(ProfilePart.Kind.BEFORE, tenant, found, query));
  }

  private @Nullable Object part(
      ProfilePart.Kind kind, Tenant tenant, Profiles.ProfileAt found, ProfileQuery query) {
    ProfilePart part = query.includes(kind) ? parts.get(kind) : null;
    try {
      return part == null ? null : part.of(tenant, found, query.asked());
    } catch (ProblemException _) {
      return null;
    }
  }

  private static List<String> actors(Profile profile) {
    return profile.rows().stream()
        .flatMap(row -> row.ratings().stream())
        .map(RatingEntry::actor)
        .distinct()
        .toList();
  }
}
