-- distribution over codes: those with the code, of all
select level, node, coalesce(sex::text, 'T') as sex,
       100.0 * count(*) filter (where attributes ->> 'practice-exit-reason' = 'work') / count(*)
         as value
  from facts.episode join scope using (unit)
 where source = 'praktisk-verksamhet' and not voided and known_to = 'infinity'
   and end_date between :first and :last
 group by grouping sets ((level, node), (level, node, sex))
