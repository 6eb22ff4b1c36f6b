package uk.ragtime.launcher.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the data files beside this class. */
final class StoryFiles {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private StoryFiles() {}

  private record PartnershipFile(
      String partnership,
      String name,
      int pastCycles,
      List<Story.Area> areas,
      List<String> agencies,
      List<MemberLine> members,
      @Nullable List<Story.Correction> corrections) {}

  private record MemberLine(
      String member, String name, List<String> roles, @Nullable List<String> agencies) {}

  private record AgencyFile(
      String agency,
      String name,
      String sector,
      String rater,
      Map<String, String> ratings,
      @Nullable List<RemarkLine> remarks) {}

  private record RemarkLine(
      String cycle,
      @Nullable String area,
      @Nullable String capability,
      @Nullable String reason,
      String says) {}

  /** Phrases used where an agency's own file has nothing more specific. */
  record Phrases(List<String> improved, @Nullable List<String> declined) {}

  static Story story(String partnership) {
    PartnershipFile file = read(partnership + ".yaml", new TypeReference<>() {});
    List<Story.Agency> agencies = new ArrayList<>();
    for (String agency : file.agencies()) {
      agencies.add(
          agency(
              read(partnership + "/" + agency + ".yaml", new TypeReference<AgencyFile>() {}),
              file.pastCycles() + 1));
    }
    List<Story.Member> members =
        file.members().stream()
            .map(m -> new Story.Member(m.member(), m.name(), m.roles(), orNone(m.agencies())))
            .toList();
    return new Story(
        file.partnership(),
        file.name(),
        file.pastCycles(),
        file.areas(),
        agencies,
        members,
        orNone(file.corrections()),
        review(partnership, file.pastCycles() + 1));
  }

  /** Not every partnership reviews. */
  private static Review review(String partnership, int openCycle) {
    String name = partnership + "-review.yaml";
    return StoryFiles.class.getResource(name) == null
        ? Review.NONE
        : read(name, new TypeReference<ReviewFile>() {}).review(openCycle);
  }

  private static Story.Agency agency(AgencyFile file, int openCycle) {
    Map<String, AgencyRatings> ratings = new TreeMap<>();
    file.ratings().forEach((area, table) -> ratings.put(area, AgencyRatings.of(table)));
    List<Story.Remark> remarks = new ArrayList<>();
    for (RemarkLine line : orNone(file.remarks())) {
      int cycle = ReviewFile.number(line.cycle(), openCycle);
      remarks.add(
          new Story.Remark(cycle, line.area(), line.capability(), line.reason(), line.says()));
    }
    // The particular before the general.
    remarks.sort((a, b) -> Integer.compare(particulars(b), particulars(a)));
    return new Story.Agency(
        file.agency(), file.name(), file.sector(), file.rater(), ratings, remarks);
  }

  private static int particulars(Story.Remark remark) {
    return (remark.area() == null ? 0 : 1) + (remark.capability() == null ? 0 : 2);
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** The members of a partnership who rate. */
  static List<String> raters(String partnership) {
    return read(partnership + ".yaml", new TypeReference<PartnershipFile>() {}).members().stream()
        .filter(member -> member.roles().contains("RATER"))
        .map(MemberLine::member)
        .toList();
  }

  static Map<String, Phrases> phrases() {
    return read("phrases.yaml", new TypeReference<Map<String, Phrases>>() {});
  }

  private static <T> T read(String name, TypeReference<T> type) {
    try (InputStream stream =
        Objects.requireNonNull(StoryFiles.class.getResourceAsStream(name), name)) {
      return YAML.readValue(stream, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
