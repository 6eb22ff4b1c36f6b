-- What instances keep in memory is read from these tables and no others.
select read.watch(reference, 'REFERENCE')
from unnest(array['area_revision', 'agency_revision', 'checklist_version', 'capability', 'cycle',
                  'cycle_revision', 'cycle_closure', 'cycle_cancellation']) reference;
select read.watch('person_seal', 'NAMES');

insert into read.reference_version (partnership, schema_name, part)
select a.partnership, '${flyway:defaultSchema}', p.part
  from applied_position a
 cross join unnest(array['REFERENCE', 'NAMES']) p (part);
