-- ratio to other records
select level, node, coalesce(sex::text, 'T') as sex,
       100.0 * coalesce(sum(quantity) filter (where source = 'jobbcoach-jobb'), 0)
         / nullif(sum(quantity) filter (where source = 'jobbcoach-besok'), 0) as value
  from facts.event join scope using (unit)
 where source in ('jobbcoach-jobb', 'jobbcoach-besok') and not voided and known_to = 'infinity'
   and event_date between :first and :last
 group by grouping sets ((level, node), (level, node, sex))
