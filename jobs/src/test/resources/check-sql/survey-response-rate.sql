-- share of another selection: those who answered, of those who were invited
select level, node, coalesce(sex::text, 'T') as sex,
       100.0 * coalesce(sum(quantity) filter (where attributes ->> 'survey-role' = 'answered'), 0)
         / nullif(sum(quantity) filter (where attributes ->> 'survey-role' = 'invited'), 0) as value
  from facts.event join scope using (unit)
 where source = 'brukarundersokning-utskick' and not voided and known_to = 'infinity'
   and event_date between :first and :last
 group by grouping sets ((level, node), (level, node, sex))
