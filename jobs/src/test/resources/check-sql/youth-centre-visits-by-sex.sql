-- distribution over the sexes: of those of known sex
select level, node, sex::text,
       100.0 * sum(quantity) / nullif(sum(sum(quantity)) over (partition by level, node), 0) as value
  from facts.event join scope using (unit)
 where source = 'fritidsgard' and not voided and known_to = 'infinity'
   and event_date between :first and :last and sex in ('K', 'M')
 group by level, node, sex
