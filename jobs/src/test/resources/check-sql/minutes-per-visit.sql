-- ratio: a number for each that is counted and has it
select level, node, coalesce(sex::text, 'T') as sex,
       sum(minutes)::numeric / nullif(sum(quantity), 0) as value
  from facts.event join scope using (unit)
 where source = 'jobbcoach-besok' and not voided and known_to = 'infinity'
   and event_date between :first and :last and minutes is not null
 group by grouping sets ((level, node), (level, node, sex))
