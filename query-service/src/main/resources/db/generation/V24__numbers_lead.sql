-- Numbers lead in the indexes of areas and of actors, since each lookup names both the number and
-- the partnership. Nearly all entries of a large partnership have its code in common, and a sort
-- that has to compare it first, and then what stands behind a text, takes up to twice as long.
drop index rating_entry_of_area, rating_entry_of_actor;
create index rating_entry_of_area on rating_entry (area_number, partnership, stretch);
create index rating_entry_of_actor on rating_entry (actor_number, partnership, stretch);
