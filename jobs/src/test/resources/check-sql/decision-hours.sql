-- mean
select level, node, coalesce(sex::text, 'T') as sex,
       avg((attributes ->> 'granted-hours')::numeric) as value
  from facts.episode join scope using (unit)
 where source = 'bistandsbeslut' and not voided and known_to = 'infinity'
   and end_date between :first and :last
   and attributes ->> 'care-decision' in ('granted', 'partly-granted')
 group by grouping sets ((level, node), (level, node, sex))
