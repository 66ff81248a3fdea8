-- share: of those with an answer, the accepted
select level, node, coalesce(sex::text, 'T') as sex,
       100.0 * count(*) filter (where attributes ->> 'accepted' = 'yes') / count(*) as value
  from facts.event join scope using (unit)
 where source = 'remiss' and not voided and known_to = 'infinity'
   and event_date between :first and :last and attributes ->> 'accepted' in ('yes', 'no')
 group by grouping sets ((level, node), (level, node, sex))
