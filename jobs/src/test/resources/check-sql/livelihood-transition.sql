-- transition: at the last exit of each person, those with salary or student aid; all sexes together
with exit as (
  select distinct on (level, node, coalesce(person, convert_to(natural_key, 'UTF8')))
         level, node, attributes ->> 'livelihood-at-exit' as livelihood
    from facts.episode join scope using (unit)
   where source = 'sus' and not voided and known_to = 'infinity'
     and end_date between :first and :last
     and coalesce(attributes ->> 'exit-reason', '') not in ('died', 'moved', 'transferred')
   order by level, node, coalesce(person, convert_to(natural_key, 'UTF8')), end_date desc,
            start_date desc, natural_key collate "C" desc)
select level, node, 'T' as sex,
       100.0 * count(*) filter (where livelihood in ('salary', 'student-aid')) / count(*) as value
  from exit group by level, node
