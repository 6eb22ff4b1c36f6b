package uk.ragtime.query.support;

/** A copy of all read models with their checkpoints, as a backup of their database has them. */
public final class ReadModelCopy {
  private static final String TABLES =
      """
      select schemaname, tablename, schemaname || '.' || tablename as copy
        from pg_tables
       where schemaname in ('erasable', 'feed', (select schema_name from read.serving_generation))
         and tablename <> 'flyway_schema_history'
      """;

  private static final String COPY =
      """
      do $$
      declare
        t record;
      begin
        create schema backup;
        for t in
          %s
        loop
          execute format('create table backup.%%I as table %%I.%%I',
                         t.copy, t.schemaname, t.tablename);
        end loop;
      end
      $$
      """
          .formatted(TABLES);

  /** A higher epoch takes the partitions from the instance that holds them, as a restart does. */
  private static final String RESTORE =
      """
      do $$
      declare
        t record;
        latest bigint;
        stored text;
      begin
        perform set_config('search_path', schema_name, true)
           from read.serving_generation;
        perform set_config('ragtime.copies_rows', 'on', true);
        select max(epoch) into latest from kafka_offset;
        for t in
          %s
        loop
          execute format('delete from %%I.%%I', t.schemaname, t.tablename);
          select string_agg(quote_ident(attname), ', ') into stored
            from pg_attribute
           where attrelid = format('%%I.%%I', t.schemaname, t.tablename)::regclass
             and attnum > 0
             and attgenerated = ''
             and not attisdropped;
          execute format('insert into %%I.%%I (%%s) select %%s from backup.%%I',
                         t.schemaname, t.tablename, stored, stored, t.copy);
        end loop;
        update kafka_offset set epoch = latest + 1;
        drop schema backup cascade;
      end
      $$
      """
          .formatted(TABLES);

  private final Database database;

  private ReadModelCopy(Database database) {
    this.database = database;
  }

  public static ReadModelCopy of(Database database) {
    database.run(COPY);
    return new ReadModelCopy(database);
  }

  /** Replaces the read models by what they were. Nothing may project meanwhile. */
  public void restore() {
    database.run(RESTORE);
  }
}
