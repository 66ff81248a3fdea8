-- Figures are written and looked up by long keys of ids and codes. Compared by the rules of a
-- language, a night waited longer for their indexes than for all else that it wrote: byte by byte
-- they take a third of the time, and are in the order of indicators.csv.
do $$
declare
  one record;
begin
  for one in
    select attribute.attrelid::regclass as relation,
           string_agg(
             format('alter column %I type text collate "C"', attname), ', ' order by attnum) as columns
      from pg_attribute attribute
     where attrelid in (
           'results.figure'::regclass, 'results.contribution'::regclass,
           'results.released_hidden'::regclass, 'results.released_contribution'::regclass,
           'published.figure'::regclass, 'published.shown'::regclass)
       and attnum > 0 and not attisdropped and atttypid = 'text'::regtype
     group by attribute.attrelid
  loop
    execute format('alter table %s %s', one.relation, one.columns);
  end loop;
end
$$;
