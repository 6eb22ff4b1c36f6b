-- A fixture: several clauses stand on one line. Flyway never sees it.
create view crowded as
select area, name from area_revision
 where position > (select min(position) from area_revision)
   and area is distinct from name
 order by area;

update area_revision set name = area where area = 'FROM here';
