package uk.ragtime.query.signoff;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.sheet.ChecklistDigest;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the digest of a checklist version from the event that published it. */
final class ChecklistDigests {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  private static final String PUBLISHED =
      """
      select l.data
        from checklist_version v
        join event_log l on l.partnership = v.partnership and l.position = v.position
       where v.partnership = :partnership
         and v.checklist = :checklist
         and v.version = :version
      """;

  private ChecklistDigests() {}

  static ChecklistDigest of(Tenant tenant, ChecklistCode checklist, int version) {
    List<CapabilityCode> codes =
        Checklists.view(tenant, checklist, version).capabilities().stream()
            .map(Capability::code)
            .toList();
    String data =
        tenant
            .ask(PUBLISHED)
            .param("checklist", checklist.value())
            .param("version", version)
            .query(String.class)
            .single();
    return ChecklistDigest.of(checklist, version, codes, JSON.readValue(data, MEMBERS));
  }
}
