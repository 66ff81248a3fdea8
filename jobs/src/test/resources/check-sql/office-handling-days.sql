-- median
select level, node, coalesce(sex::text, 'T') as sex,
       percentile_cont(0.5) within group (order by end_date - start_date) as value
  from facts.episode join scope using (unit)
 where source = 'medborgarkontor' and not voided and known_to = 'infinity'
   and end_date between :first and :last
 group by grouping sets ((level, node), (level, node, sex))
