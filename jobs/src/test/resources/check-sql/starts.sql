-- count: how many began
select level, node, coalesce(sex::text, 'T') as sex, count(*) as value
  from facts.episode join scope using (unit)
 where source = 'sus' and not voided and known_to = 'infinity'
   and start_date between :first and :last
 group by grouping sets ((level, node), (level, node, sex))
