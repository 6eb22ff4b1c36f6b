package uk.ragtime.portal.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.assessment.Capacity;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Lists the submitted assessments of a partnership for reviewers, the oldest first. */
@Controller
class ReviewsController {
  private final QueryService query;
  private final Assessments assessments;
  private final FormPages pages;
  private final Words words;

  ReviewsController(QueryService query, Assessments assessments, FormPages pages, Words words) {
    this.query = query;
    this.assessments = assessments;
    this.pages = pages;
    this.words = words;
  }

  /** An assessment in the queue. */
  record Waiting(
      String agency,
      String area,
      String cycle,
      AssessmentState state,
      int challenges,
      @Nullable String since,
      String address) {}

  private record Submitted(Progress cycle, Progress.InArea area, Progress.OfAgency agency) {
    Instant at() {
      return agency.submittedAt() == null ? Instant.EPOCH : agency.submittedAt();
    }
  }

  @GetMapping("/{partnership:" + Codes.SLUG + "}/reviews")
  ModelAndView reviews(Visitor visitor, @PathVariable String partnership) {
    Me me = query.me(visitor);
    if (me.in(partnership).isEmpty()) {
      throw new Failure.NotFound(partnership);
    }
    if (!me.may(partnership, Me.Action.REVIEW)) {
      throw new Failure.Forbidden("reviews");
    }
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      List<Answer<Progress>> cycles =
          query.cycles(visitor, partnership).stream()
              .filter(cycle -> !cycle.isHistoric() && isUnderWay(cycle))
              .map(cycle ->
                  requests.ask(() -> assessments.progress(visitor, partnership, cycle.cycle(), 0)))
              .toList();
      Map<String, String> names = Lists.Agency.names(agencies.get());
      List<Submitted> submitted = new ArrayList<>();
      cycles.stream()
          .map(Answer::get)
          .forEach(cycle -> addSubmitted(me, partnership, cycle, submitted));
      ModelAndView page = pages.page("review/reviews", me, partnership);
      page.addObject(
          "waiting",
          submitted.stream()
              .sorted(Comparator.comparing(Submitted::at))
              .map(it -> waiting(partnership, it, names::get))
              .toList());
      return page;
    }
  }

  private static boolean isUnderWay(Lists.Cycle cycle) {
    return cycle.open() || "PAST_CUT_OFF".equals(cycle.status());
  }

  private static void addSubmitted(
      Me me, String partnership, Progress cycle, List<Submitted> submitted) {
    for (Progress.InArea area : cycle.areas()) {
      for (Progress.OfAgency agency : area.agencies()) {
        if (agency.state().equals("SUBMITTED")
            && Capacity.of(me, partnership, agency.agency()).reviews()) {
          submitted.add(new Submitted(cycle, area, agency));
        }
      }
    }
  }

  private Waiting waiting(
      String partnership, Submitted submitted, Function<String, @Nullable String> names) {
    Progress.OfAgency agency = submitted.agency();
    String name = names.apply(agency.agency());
    return new Waiting(
        name == null ? agency.agency() : name,
        submitted.area().name(),
        submitted.cycle().name(),
        AssessmentState.of(agency),
        agency.challengesOpen(),
        agency.submittedAt() == null ? null : words.moment(agency.submittedAt()),
        new AssessmentAddress(
                partnership, submitted.cycle().cycle(), submitted.area().area(), agency.agency())
            .page("review"));
  }
}
