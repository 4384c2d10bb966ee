<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
  <context>
    <name>Actions</name>
    <message>
      <source>Spreadsheets and shops</source>
      <translation>表格和店铺</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>所有文件</translation>
    </message>
    <message>
      <source>Open a shop</source>
      <translation>打开店铺</translation>
    </message>
    <message>
      <source>Shops</source>
      <translation>店铺</translation>
    </message>
    <message>
      <source>Open a file or a shop…</source>
      <translation>打开文件或店铺…</translation>
    </message>
    <message>
      <source>Learn again</source>
      <translation>重新学习</translation>
    </message>
    <message>
      <source>Light or dark</source>
      <translation>切换浅色或深色</translation>
    </message>
  </context>
  <context>
    <name>AllFigures</name>
    <message>
      <source>Lists on hidden weeks</source>
      <translation>推荐清单在检验期的表现</translation>
    </message>
    <message>
      <source>Expected spend</source>
      <translation>预计消费</translation>
    </message>
    <message>
      <source>Expected spend and return</source>
      <translation>预计消费和回访</translation>
    </message>
  </context>
  <context>
    <name>AnswersCard</name>
    <message>
      <source>Whom may we write to?</source>
      <translation>可以给谁发消息？</translation>
    </message>
    <message>
      <source>Who was never asked, said no or is blocked is on no list of a campaign.</source>
      <translation>未询问过、不同意或已屏蔽的顾客，不会出现在任何活动名单里。</translation>
    </message>
    <message>
      <source>Add a list of answers…</source>
      <translation>添加同意名单…</translation>
    </message>
    <message>
      <source>A spreadsheet with customer number, e-mail or phone, and yes or no</source>
      <translation>表格里有顾客编号、邮箱或电话，以及同意或不同意</translation>
    </message>
    <message>
      <source>Add bounces and unsubscribes…</source>
      <translation>添加退信和退订…</translation>
    </message>
    <message>
      <source>The file that your mailing tool gives back after sending</source>
      <translation>群发工具发送后返回的文件</translation>
    </message>
  </context>
  <context>
    <name>AudienceStep</name>
    <message>
      <source>Everybody the goal is for</source>
      <translation>改为适合这个目标的所有顾客</translation>
    </message>
    <message>
      <source>How many people</source>
      <translation>人数</translation>
    </message>
    <message>
      <source>Share of the control group</source>
      <translation>对照组比例</translation>
    </message>
    <message>
      <source>Who gets it</source>
      <translation>发给谁</translation>
    </message>
    <message>
      <source>{share} % get nothing</source>
      <translation>{share}% 不发送</translation>
    </message>
    <message>
      <source>No control group</source>
      <translation>不设对照组</translation>
    </message>
    <message>
      <source>of {count} possible</source>
      <translation>共 {count} 位可选</translation>
    </message>
    <message numerus="yes">
      <source>For %Ln customer(s)</source>
      <translation>
        <numerusform>发给 %Ln 位顾客</numerusform>
      </translation>
    </message>
    <message>
      <source>{name} does not belong to this goal.</source>
      <translation>{name}：不符合这个目标。</translation>
    </message>
    <message>
      <source>{name} is left out: {reason}.</source>
      <translation>{name}：未列入（{reason}）。</translation>
    </message>
    <message>
      <source>{name} was picked for the control group.</source>
      <translation>{name}：抽进了对照组。</translation>
    </message>
    <message>
      <source>{name} is on the list.</source>
      <translation>{name}：在名单里。</translation>
    </message>
    <message>
      <source>Only people of the group “{group}”.</source>
      <translation>只含“{group}”这一群的顾客。</translation>
    </message>
    <message>
      <source>Without a control group nobody will know what the campaign brought.</source>
      <translation>没有对照组，就无法知道活动带来了多少销售。</translation>
    </message>
    <message numerus="yes">
      <source>%Ln more customer(s), picked at random, will get nothing: what they spend later shows what the campaign brought.</source>
      <translation>
        <numerusform>另外随机抽出 %Ln 位顾客不发送：对比他们之后的消费，就能看出活动带来了多少。</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BackupsCard</name>
    <message>
      <source>Earlier copies</source>
      <translation>早先的副本</translation>
    </message>
    <message>
      <source>Before the first import of a day, a copy is made by itself, beside the shop's file.</source>
      <translation>每天第一次导入之前，会自动在店铺文件旁边保存一份副本。</translation>
    </message>
    <message>
      <source>Go back</source>
      <translation>改用</translation>
    </message>
    <message>
      <source>Stay</source>
      <translation>不恢复</translation>
    </message>
    <message>
      <source>{moment} · another passphrase than the shop, or none</source>
      <translation>{moment} · 口令与店铺不同，或没有口令</translation>
    </message>
    <message>
      <source>{moment} · {lines} lines</source>
      <translation>{moment} · {lines} 行</translation>
    </message>
    <message>
      <source>Go back to it…</source>
      <translation>恢复到此副本…</translation>
    </message>
    <message>
      <source>Go back to {copy}</source>
      <translation>恢复到 {copy}</translation>
    </message>
    <message>
      <source>The shop will be as it was on {moment}: what was imported, decided and learned since will be missing. How it is now stays as a copy, so that you can return.</source>
      <translation>店铺会恢复到 {moment} 的样子：之后的导入、操作和学习结果都会没有。现在的状态会另存为一份副本，随时可以恢复回来。</translation>
    </message>
  </context>
  <context>
    <name>BlockedCard</name>
    <message>
      <source>Blocked</source>
      <translation>已屏蔽</translation>
    </message>
    <message numerus="yes">
      <source>and %Ln more</source>
      <translation>
        <numerusform>另有 %Ln 位</numerusform>
      </translation>
    </message>
    <message>
      <source>See who</source>
      <translation>查看</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>撤销</translation>
    </message>
  </context>
  <context>
    <name>BusyState</name>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
  </context>
  <context>
    <name>CalibrationScatter</name>
    <message>
      <source>Expected and actual spend</source>
      <translation>预计消费与实际消费</translation>
    </message>
    <message>
      <source>what they then spent ↑</source>
      <translation>之后的实际消费 ↑</translation>
    </message>
    <message>
      <source>expected spend →</source>
      <translation>预计消费 →</translation>
    </message>
  </context>
  <context>
    <name>CampaignDetail</name>
    <message>
      <source>On the list</source>
      <translation>名单人数</translation>
    </message>
    <message>
      <source>Control group</source>
      <translation>对照组</translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>未列入</translation>
    </message>
    <message>
      <source>Expected</source>
      <translation>预计效果</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>发送内容</translation>
    </message>
    <message>
      <source>Mark as sent</source>
      <translation>标记为已发送</translation>
    </message>
    <message>
      <source>Export again</source>
      <translation>再次导出</translation>
    </message>
    <message>
      <source>Cancel campaign</source>
      <translation>取消活动</translation>
    </message>
    <message>
      <source>Not after all</source>
      <translation>撤销标记</translation>
    </message>
    <message>
      <source>people</source>
      <translation>位顾客</translation>
    </message>
    <message>
      <source>got nothing, to compare</source>
      <translation>不发送，用来对比</translation>
    </message>
    <message>
      <source>for a reason</source>
      <translation>各有原因</translation>
    </message>
    <message numerus="yes">
      <source>Sales of %Ln day(s) since then, with the list and the control group compared.</source>
      <translation>
        <numerusform>发送后 %Ln 天的销售，名单与对照组对比得出。</numerusform>
      </translation>
    </message>
    <message>
      <source>Import later sales to see what it brought.</source>
      <translation>之后导入新的销售数据，就能看到活动的效果。</translation>
    </message>
    <message>
      <source>What it brought</source>
      <translation>活动效果</translation>
    </message>
  </context>
  <context>
    <name>CampaignWizard</name>
    <message>
      <source>Goal</source>
      <translation>目标</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>发给谁</translation>
    </message>
    <message>
      <source>What</source>
      <translation>推荐什么</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>写什么</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>导出</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>上一步</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>下一步</translation>
    </message>
    <message>
      <source>{job} is under way. The list follows when that has finished.</source>
      <translation>正在进行：{job}。完成后会给出名单。</translation>
    </message>
    <message>
      <source>Nobody fits “{goal}” now. This goal has people.</source>
      <translation>“{goal}”目前没有合适的顾客，这个目标有。</translation>
    </message>
    <message>
      <source>None of them has agreed to be written to yet. So this is a list for the counter: what to say when they come in, and whom to ask for consent.</source>
      <translation>他们都还没有同意接收消息，所以这是一份店内名单：顾客到店时说什么，该向谁征求同意。</translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) can be reached this way.</source>
      <translation>
        <numerusform>这样可以联系到 %Ln 位顾客。</numerusform>
      </translation>
    </message>
    <message>
      <source>Only people of the group “{group}”.</source>
      <translation>只含“{group}”这一群的顾客。</translation>
    </message>
    <message>
      <source>There is no field {field}.</source>
      <translation>没有“{field}”这个字段。</translation>
    </message>
    <message>
      <source>This cannot be planned</source>
      <translation>无法制定活动</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Save files</source>
      <translation>保存文件</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>New campaign</source>
      <translation>新建活动</translation>
    </message>
    <message>
      <source>Writing the files</source>
      <translation>正在写入文件</translation>
    </message>
    <message>
      <source>There are files of another campaign in this folder. Choose another one.</source>
      <translation>这个文件夹里有另一个活动的文件，请另选一个。</translation>
    </message>
  </context>
  <context>
    <name>CampaignsModel</name>
    <message>
      <source>Campaign</source>
      <translation>活动</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>创建日期</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人数</translation>
    </message>
  </context>
  <context>
    <name>CampaignsPage</name>
    <message>
      <source>Campaigns</source>
      <translation>营销活动</translation>
    </message>
    <message>
      <source>New campaign</source>
      <translation>新建活动</translation>
    </message>
    <message>
      <source>No campaigns yet</source>
      <translation>还没有营销活动</translation>
    </message>
    <message>
      <source>Write to the right people with the right products, and see later what it brought.</source>
      <translation>把合适的商品推荐给合适的顾客，之后再看带来了多少销售。</translation>
    </message>
    <message>
      <source>Folder for the files</source>
      <translation>存放文件的文件夹</translation>
    </message>
    <message>
      <source>The campaigns cannot be shown</source>
      <translation>无法显示营销活动</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
  </context>
  <context>
    <name>ConfirmStep</name>
    <message>
      <source>Is this your shop?</source>
      <translation>这是您的店吗？</translation>
    </message>
    <message>
      <source>Asked once. You can change it later under Settings.</source>
      <translation>只问这一次，以后可以在“设置”里修改。</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>上一步</translation>
    </message>
    <message>
      <source>Confirm and import</source>
      <translation>确认并导入</translation>
    </message>
    <message>
      <source>The shop will be kept in {place}</source>
      <translation>店铺文件将保存在 {place}</translation>
    </message>
  </context>
  <context>
    <name>CustomerFigures</name>
    <message>
      <source>Comes every</source>
      <translation>平均间隔</translation>
    </message>
    <message>
      <source>Will return</source>
      <translation>会再来的可能</translation>
    </message>
    <message>
      <source>Spent so far</source>
      <translation>累计消费</translation>
    </message>
    <message numerus="yes">
      <source>Next %Ln day(s)</source>
      <translation>
        <numerusform>未来 %Ln 天</numerusform>
      </translation>
    </message>
    <message>
      <source>not learned yet</source>
      <translation>尚未学习</translation>
    </message>
    <message>
      <source>mostly {range}</source>
      <translation>多在 {range}</translation>
    </message>
    <message>
      <source>returns {money}</source>
      <translation>退货 {money}</translation>
    </message>
    <message>
      <source>no returns</source>
      <translation>没有退货</translation>
    </message>
    <message>
      <source>after one visit nobody knows</source>
      <translation>只来过一次，还看不出</translation>
    </message>
    <message>
      <source>no visit yet</source>
      <translation>还没有来过</translation>
    </message>
    <message numerus="yes">
      <source>now %Ln overdue</source>
      <translation>
        <numerusform>已超 %Ln 天</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s)</source>
      <translation>
        <numerusform>%Ln 天</numerusform>
      </translation>
    </message>
    <message>
      <source>low risk</source>
      <translation>流失风险低</translation>
    </message>
    <message>
      <source>high risk</source>
      <translation>流失风险高</translation>
    </message>
    <message>
      <source>medium risk</source>
      <translation>流失风险中等</translation>
    </message>
  </context>
  <context>
    <name>CustomerForm</name>
    <message>
      <source>year-month-day, such as 1984-05-27</source>
      <translation>年-月-日，例如 1984-05-27</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>What you change here stays, whatever later files say.</source>
      <translation>您在这里改的会一直保留，不会被以后的文件覆盖。</translation>
    </message>
    <message>
      <source>May we write to them?</source>
      <translation>可以给这位顾客发消息吗？</translation>
    </message>
  </context>
  <context>
    <name>CustomerProfile</name>
    <message>
      <source>Customer</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>blocked</source>
      <translation>已屏蔽</translation>
    </message>
    <message>
      <source>Add to a campaign</source>
      <translation>加入活动</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>编辑</translation>
    </message>
    <message>
      <source>Erase…</source>
      <translation>抹除…</translation>
    </message>
    <message>
      <source>Take this person out for good</source>
      <translation>永久移除这位顾客</translation>
    </message>
    <message>
      <source>Buy again</source>
      <translation>会再买</translation>
    </message>
    <message>
      <source>Nothing is due for them.</source>
      <translation>目前没有该再买的商品。</translation>
    </message>
    <message>
      <source>New for them</source>
      <translation>没买过但会喜欢</translation>
    </message>
    <message>
      <source>Nothing new is known yet.</source>
      <translation>还没有新的推荐。</translation>
    </message>
    <message>
      <source>What they like</source>
      <translation>喜欢什么</translation>
    </message>
    <message>
      <source>How they shop</source>
      <translation>购物习惯</translation>
    </message>
    <message>
      <source>Contact</source>
      <translation>联系方式</translation>
    </message>
    <message>
      <source>Known once Regulars has learned from the sales.</source>
      <translation>学习销售数据之后就知道了。</translation>
    </message>
    <message>
      <source>Last campaign</source>
      <translation>上次活动</translation>
    </message>
    <message>
      <source>Too few visits to see a habit.</source>
      <translation>来得太少，还看不出习惯。</translation>
    </message>
    <message>
      <source>No address or number is known.</source>
      <translation>没有地址或号码。</translation>
    </message>
    <message>
      <source>Customer since {month}</source>
      <translation>{month}起的顾客</translation>
    </message>
    <message numerus="yes">
      <source>%Ln visit(s)</source>
      <translation>
        <numerusform>消费 %Ln 次</numerusform>
      </translation>
    </message>
    <message>
      <source>Number</source>
      <translation>编号</translation>
    </message>
    <message>
      <source>Also known as</source>
      <translation>其他编号</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>邮箱</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>电话</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>地址</translation>
    </message>
    <message>
      <source>Birthday</source>
      <translation>生日</translation>
    </message>
  </context>
  <context>
    <name>CustomersModel</name>
    <message>
      <source>Customer number</source>
      <translation>顾客编号</translation>
    </message>
    <message>
      <source>E-mail</source>
      <translation>邮箱</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>电话</translation>
    </message>
    <message>
      <source>agreed</source>
      <translation>是否同意</translation>
    </message>
    <message>
      <source>Customer</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Segment</source>
      <translation>分群</translation>
    </message>
    <message>
      <source>Next order</source>
      <translation>下次消费</translation>
    </message>
    <message>
      <source>Next 90 days</source>
      <translation>未来 90 天</translation>
    </message>
    <message>
      <source>Will return</source>
      <translation>会再来的可能</translation>
    </message>
    <message>
      <source>Visits</source>
      <translation>消费次数</translation>
    </message>
    <message>
      <source>Spent so far</source>
      <translation>累计消费</translation>
    </message>
    <message>
      <source>Last order</source>
      <translation>上次消费</translation>
    </message>
    <message>
      <source>City</source>
      <translation>城市</translation>
    </message>
    <message>
      <source>How sure</source>
      <translation>有多可靠</translation>
    </message>
  </context>
  <context>
    <name>CustomersPage</name>
    <message>
      <source>Search customers</source>
      <translation>搜索顾客</translation>
    </message>
    <message>
      <source>Due this week</source>
      <translation>本周该来</translation>
    </message>
    <message>
      <source>Segment</source>
      <translation>分群</translation>
    </message>
    <message>
      <source>All segments</source>
      <translation>全部分群</translation>
    </message>
    <message>
      <source>State</source>
      <translation>来店状态</translation>
    </message>
    <message>
      <source>All states</source>
      <translation>全部状态</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>联系许可</translation>
    </message>
    <message>
      <source>Whatever they agreed to</source>
      <translation>不限联系许可</translation>
    </message>
    <message>
      <source>Export to Excel</source>
      <translation>导出到 Excel</translation>
    </message>
    <message>
      <source>Customers</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Choose a customer</source>
      <translation>请选择一位顾客</translation>
    </message>
    <message>
      <source>Who they are stands here.</source>
      <translation>这里会显示这位顾客的情况。</translation>
    </message>
    <message>
      <source>No customers yet</source>
      <translation>还没有顾客</translation>
    </message>
    <message>
      <source>They appear here once a sales file names them, by number, name, e-mail or phone.</source>
      <translation>销售文件里有顾客的编号、姓名、邮箱或电话时，顾客就会出现在这里。</translation>
    </message>
    <message>
      <source>Open a sales file</source>
      <translation>打开销售文件</translation>
    </message>
    <message>
      <source>Search {count} customers</source>
      <translation>搜索 {count} 位顾客</translation>
    </message>
    <message>
      <source>Quiet for less than a month</source>
      <translation>近一个月变为久未到店</translation>
    </message>
    <message>
      <source>Due this week {count}</source>
      <translation>本周该来 {count}</translation>
    </message>
    <message numerus="yes">
      <source>%Ln shown</source>
      <translation>
        <numerusform>显示 %Ln 位</numerusform>
      </translation>
    </message>
    <message>
      <source>Nobody fits</source>
      <translation>没有符合的顾客</translation>
    </message>
    <message>
      <source>Take a filter off, or search for something else.</source>
      <translation>去掉一个筛选条件，或换个词搜索。</translation>
    </message>
    <message>
      <source>Show everybody</source>
      <translation>显示全部顾客</translation>
    </message>
    <message>
      <source>The customers cannot be shown</source>
      <translation>无法显示顾客</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Saved as {file}</source>
      <translation>已保存为 {file}</translation>
    </message>
  </context>
  <context>
    <name>CustomersTable</name>
    <message>
      <source>Copy e-mail address</source>
      <translation>复制邮箱</translation>
    </message>
    <message>
      <source>Copy phone number</source>
      <translation>复制电话号码</translation>
    </message>
    <message>
      <source>Copy customer number</source>
      <translation>复制顾客编号</translation>
    </message>
  </context>
  <context>
    <name>DataPage</name>
    <message>
      <source>Data</source>
      <translation>数据</translation>
    </message>
    <message>
      <source>Add a file…</source>
      <translation>添加文件…</translation>
    </message>
    <message>
      <source>Imports</source>
      <translation>导入记录</translation>
    </message>
    <message>
      <source>Drop a spreadsheet anywhere on the window to add it</source>
      <translation>把表格拖到窗口任意位置即可添加</translation>
    </message>
    <message>
      <source>What we noticed</source>
      <translation>我们发现的情况</translation>
    </message>
    <message>
      <source>Cells to look at</source>
      <translation>需要查看的单元格</translation>
    </message>
    <message>
      <source>How good is the data?</source>
      <translation>数据质量如何？</translation>
    </message>
    <message>
      <source>{lines} lines · {first} to {last} · {customers} customers · {products} products</source>
      <translation>{lines} 条记录 · {first}至{last} · {customers} 位顾客 · {products} 种商品</translation>
    </message>
    <message>
      <source>Nothing was imported yet.</source>
      <translation>还没有导入过数据。</translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) are kept though no file has them: you wrote of them, or a campaign or a consent does.</source>
      <translation>
        <numerusform>有 %Ln 位顾客仍保留，虽然已没有文件提到：您写过备注，或在营销活动、联系许可中。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) stored</source>
      <translation>
        <numerusform>存入 %Ln 条记录</numerusform>
      </translation>
    </message>
    <message>
      <source>Corrected by hand in {file}</source>
      <translation>手工更正：{file}</translation>
    </message>
    <message>
      <source>taken back</source>
      <translation>已撤销</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Remove everything this import brought</source>
      <translation>移除这次导入带来的全部内容</translation>
    </message>
    <message numerus="yes">
      <source>{name} and %Ln more</source>
      <translation>
        <numerusform>{name} 等，另有 %Ln 个</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DataTable</name>
    <message>
      <source>Export to Excel</source>
      <translation>导出到 Excel</translation>
    </message>
    <message>
      <source>Excel (*.xlsx)</source>
      <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
      <source>{file} could not be written: {reason}. If it is open in another program, close it there.</source>
      <translation>{file} 无法写入：{reason}。如果正在别的程序里打开，请先关闭。</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Export to Excel…</source>
      <translation>导出到 Excel…</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>列</translation>
    </message>
    <message>
      <source>As many as fit</source>
      <translation>能放下多少就显示多少</translation>
    </message>
  </context>
  <context>
    <name>EarlierModels</name>
    <message>
      <source>Earlier models</source>
      <translation>以往的模型</translation>
    </message>
    <message>
      <source>All figures</source>
      <translation>全部数字</translation>
    </message>
    <message>
      <source>every method side by side, with intervals</source>
      <translation>逐一对比各种方法，含误差区间</translation>
    </message>
    <message>
      <source>Learned</source>
      <translation>学习日期</translation>
    </message>
    <message>
      <source>Lists</source>
      <translation>推荐清单</translation>
    </message>
    <message>
      <source>Spend</source>
      <translation>消费金额</translation>
    </message>
    <message>
      <source>By how much the expected total differed from what came</source>
      <translation>预计总额与实际相差多少</translation>
    </message>
    <message>
      <source>Go back</source>
      <translation>改用</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>使用中</translation>
    </message>
  </context>
  <context>
    <name>Effect</name>
    <message>
      <source>Expected effect</source>
      <translation>预计效果</translation>
    </message>
    <message>
      <source>Left out: {count}</source>
      <translation>未列入 {count} 位</translation>
    </message>
    <message>
      <source>Nobody is left out</source>
      <translation>没有人被排除</translation>
    </message>
    <message>
      <source>Nobody is on the list.</source>
      <translation>名单里还没有人。</translation>
    </message>
    <message numerus="yes">
      <source>Eight times of ten between {low} and {high} within %Ln day(s), compared with doing nothing.</source>
      <translation>
        <numerusform>%Ln 天内，十次中有八次在 {low} 到 {high} 之间，与不发送相比。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Measured on %Ln campaign(s) of your own.</source>
      <translation>
        <numerusform>根据您自己的 %Ln 次活动测算。</numerusform>
      </translation>
    </message>
    <message>
      <source>An assumption until your own campaigns are measured: of 100 who would not have come, {low} to {high} come because of it.</source>
      <translation>在您自己的活动有结果之前，这只是假设：每 100 位本不会来的顾客中，有 {low} 到 {high} 位因此而来。</translation>
    </message>
  </context>
  <context>
    <name>EraseCustomer</name>
    <message>
      <source>Erase for good</source>
      <translation>永久抹除</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Erase {name}?</source>
      <translation>抹除“{name}”？</translation>
    </message>
    <message>
      <source>Name, contacts, notes and everything else that files said of them</source>
      <translation>姓名、联系方式、备注，以及文件里关于这位顾客的其他一切</translation>
    </message>
    <message>
      <source>all their numbers: {numbers}</source>
      <translation>全部编号：{numbers}</translation>
    </message>
    <message numerus="yes">
      <source>%Ln answer(s) whether we may write</source>
      <translation>
        <numerusform>%Ln 条联系许可</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln view(s), wish(es) and rating(s)</source>
      <translation>
        <numerusform>%Ln 条浏览、收藏和评分</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>their place in %Ln campaign(s)</source>
      <translation>
        <numerusform>在 %Ln 次活动中的记录</numerusform>
      </translation>
    </message>
    <message>
      <source>What goes, for good:</source>
      <translation>以下内容会永久消失：</translation>
    </message>
    <message numerus="yes">
      <source>What stays: %Ln sale line(s), without a customer, so that your totals stay true.</source>
      <translation>
        <numerusform>保留 %Ln 条销售记录，但不再对应顾客，这样您的总额依然准确。</numerusform>
      </translation>
    </message>
    <message>
      <source>This cannot be undone. Regulars remembers a code of their number and contacts that cannot be read back, so that later files do not bring them back. The earlier copies of this shop go, too; files and copies that you saved yourself still hold them.</source>
      <translation>此操作无法撤销。回头客只记住由编号和联系方式生成、无法还原的代码，以免以后的文件把他们带回来。本店自动保存的早先副本也会删除；您自己另存的副本和导出的文件里仍有他们。</translation>
    </message>
    <message>
      <source>They are gone</source>
      <translation>已经抹除</translation>
    </message>
    <message numerus="yes">
      <source>%Ln sale line(s) stay, without a customer. The file was written anew.</source>
      <translation>
        <numerusform>保留了 %Ln 条销售记录，不再对应顾客。店铺文件已重新写入。</numerusform>
      </translation>
    </message>
    <message>
      <source>The model in use was learned on {day} and still knew their purchases, as numbers. The next one will not: press Learn again on the Model page, or wait for the next import.</source>
      <translation>正在使用的模型是在{day}学习的，其中仍有这位顾客的购买数字。下一次学习后就不再有：请在“模型”页点“重新学习”，或等下次导入。</translation>
    </message>
  </context>
  <context>
    <name>ExportStep</name>
    <message>
      <source>Another folder…</source>
      <translation>换个文件夹…</translation>
    </message>
    <message>
      <source>Send them with the program of your choice, then mark the campaign as sent. Delete the files afterwards.</source>
      <translation>请用您常用的工具发送，然后把活动标记为已发送，最后删除这些文件。</translation>
    </message>
    <message>
      <source>Open the folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message numerus="yes">
      <source>The list for %Ln customer(s) is saved</source>
      <translation>
        <numerusform>%Ln 位顾客的名单已保存</numerusform>
      </translation>
    </message>
    <message>
      <source>For which program?</source>
      <translation>用哪个工具发送？</translation>
    </message>
    <message>
      <source>Where to?</source>
      <translation>保存到哪里？</translation>
    </message>
    <message>
      <source>The files hold personal data. Keep them no longer than you need them.</source>
      <translation>文件里有个人信息，用完请尽快删除。</translation>
    </message>
    <message>
      <source>Folder for the files</source>
      <translation>存放文件的文件夹</translation>
    </message>
  </context>
  <context>
    <name>Finder</name>
    <message>
      <source>Find a customer, product or action</source>
      <translation>查找顾客、商品或操作</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>查找结果</translation>
    </message>
    <message>
      <source>Nothing is called that.</source>
      <translation>没有找到这个名称。</translation>
    </message>
  </context>
  <context>
    <name>Findings</name>
    <message>
      <source>Show all these cells</source>
      <translation>显示所有这类单元格</translation>
    </message>
    <message>
      <source>Nothing to complain of: every line was read.</source>
      <translation>没有问题，每一行都读到了。</translation>
    </message>
  </context>
  <context>
    <name>FixBar</name>
    <message>
      <source>Correct this cell</source>
      <translation>更正这个单元格</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>{cell}: “{value}” was corrected to “{right}”.</source>
      <translation>{cell}：“{value}”已更正为“{right}”。</translation>
    </message>
    <message>
      <source>What should stand in {cell} instead of “{value}”?</source>
      <translation>{cell} 里的“{value}”应该是什么？</translation>
    </message>
    <message>
      <source>What should stand in {cell}, which is empty?</source>
      <translation>{cell} 是空的，应该填什么？</translation>
    </message>
    <message numerus="yes">
      <source>Correct all %Ln like it</source>
      <translation>
        <numerusform>同样的 %Ln 处全部更正</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>GivenChip</name>
    <message>
      <source>Take off: {filter}</source>
      <translation>取消筛选：{filter}</translation>
    </message>
  </context>
  <context>
    <name>GoalStep</name>
    <message>
      <source>What is it for?</source>
      <translation>这次活动为了什么？</translation>
    </message>
    <message>
      <source>How do you reach them?</source>
      <translation>怎么联系他们？</translation>
    </message>
  </context>
  <context>
    <name>GroupDetail</name>
    <message>
      <source>Customers</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Spent so far</source>
      <translation>累计消费</translation>
    </message>
    <message>
      <source>This month</source>
      <translation>一个月来</translation>
    </message>
    <message>
      <source>Prepare the list</source>
      <translation>准备名单</translation>
    </message>
    <message>
      <source>Show these customers</source>
      <translation>查看这些顾客</translation>
    </message>
    <message>
      <source>Last purchase</source>
      <translation>最近一次购买</translation>
    </message>
    <message>
      <source>Each of them</source>
      <translation>每位</translation>
    </message>
    <message>
      <source>{visits}, spent {spent}</source>
      <translation>{visits}，共 {spent}</translation>
    </message>
    <message>
      <source>Most moved</source>
      <translation>主要变化</translation>
    </message>
    <message>
      <source>R {r} · FM {fm}</source>
      <translation>R {r} · FM {fm}</translation>
    </message>
    <message>
      <source>R {r}</source>
      <translation>R {r}</translation>
    </message>
    <message>
      <source>FM {fm}</source>
      <translation>FM {fm}</translation>
    </message>
    <message>
      <source>{share} of all</source>
      <translation>占全部 {share}</translation>
    </message>
    <message>
      <source>{amount} each</source>
      <translation>每位 {amount}</translation>
    </message>
    <message>
      <source>Next {days} days</source>
      <translation>未来 {days} 天</translation>
    </message>
    <message>
      <source>mostly {low}–{high}</source>
      <translation>多为 {low}–{high}</translation>
    </message>
    <message>
      <source>{joined} in, {left} out</source>
      <translation>进 {joined}，出 {left}</translation>
    </message>
  </context>
  <context>
    <name>GroupsModel</name>
    <message>
      <source>Group</source>
      <translation>分群</translation>
    </message>
    <message>
      <source>Customers</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Spent so far</source>
      <translation>累计消费</translation>
    </message>
    <message>
      <source>This month</source>
      <translation>一个月来</translation>
    </message>
    <message>
      <source>{amount} in {days} days</source>
      <translation>{days} 天内 {amount}</translation>
    </message>
    <message>
      <source>{joined} in, {left} out</source>
      <translation>进 {joined}，出 {left}</translation>
    </message>
    <message>
      <source>Who is in it</source>
      <translation>包含哪些顾客</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>占比</translation>
    </message>
    <message>
      <source>Expected in {days} days</source>
      <translation>未来 {days} 天预计消费</translation>
    </message>
    <message>
      <source>at least, mostly</source>
      <translation>多数情况下至少</translation>
    </message>
    <message>
      <source>at most, mostly</source>
      <translation>多数情况下至多</translation>
    </message>
    <message>
      <source>What to do</source>
      <translation>怎么做</translation>
    </message>
    <message>
      <source>Campaign</source>
      <translation>活动</translation>
    </message>
  </context>
  <context>
    <name>HealthCard</name>
    <message>
      <source>There is nothing to judge yet.</source>
      <translation>还没有数据可以评估。</translation>
    </message>
    <message>
      <source>of 100</source>
      <translation>分（满分 100）</translation>
    </message>
    <message>
      <source>{what} This gains most.</source>
      <translation>{what}这样做提分最多。</translation>
    </message>
  </context>
  <context>
    <name>HiddenWeeks</name>
    <message>
      <source>Of 100 customers who came back, so many bought something from a list of ten:</source>
      <translation>每 100 位再来的顾客中，有多少位买了十件推荐商品中的至少一件：</translation>
    </message>
    <message>
      <source>Lists on hidden weeks</source>
      <translation>推荐清单在检验期的表现</translation>
    </message>
    <message numerus="yes">
      <source>We hid the last %Ln day(s) and asked the model who would buy what.</source>
      <translation>
        <numerusform>我们把最近 %Ln 天的销售藏起来，让模型猜谁会买什么。</numerusform>
      </translation>
    </message>
    <message>
      <source>Our lists</source>
      <translation>我们的推荐清单</translation>
    </message>
    <message>
      <source>Nothing could be checked yet</source>
      <translation>还没有可检验的内容</translation>
    </message>
    <message numerus="yes">
      <source>The shop has %Ln product(s), so a list of ten holds them all, whoever makes it: what helps is their order.</source>
      <translation>
        <numerusform>店里只有 %Ln 种商品，十件的清单不论怎么列都会包含全部：有用的是先后顺序。</numerusform>
      </translation>
    </message>
    <message>
      <source>{name}: {n} of 100</source>
      <translation>{name}：100 位中有 {n} 位</translation>
    </message>
    <message>
      <source>There are too few sales yet to hide some of them and check.</source>
      <translation>销售数据还太少，暂时无法藏起一部分来检验。</translation>
    </message>
    <message>
      <source>Measured on {count} customers</source>
      <translation>根据 {count} 位顾客测得</translation>
    </message>
    <message numerus="yes">
      <source>%Ln time(s)</source>
      <translation>
        <numerusform>检验 %Ln 次</numerusform>
      </translation>
    </message>
    <message>
      <source>{sentence}.</source>
      <translation>{sentence}。</translation>
    </message>
    <message>
      <source>between {low} and {high} in 19 of 20 cases.</source>
      <translation>每 20 次有 19 次在 {low} 到 {high} 之间。</translation>
    </message>
    <message>
      <source>what was learned from your sales, for {lists}</source>
      <translation>从您的销售中学到的（用于{lists}）</translation>
    </message>
    <message>
      <source>In use, because nothing did clearly better: {methods}.</source>
      <translation>当前使用（暂无更优）：{methods}。</translation>
    </message>
    <message>
      <source>In use until there is more to learn from: {methods}.</source>
      <translation>在有更多数据可学之前使用：{methods}。</translation>
    </message>
  </context>
  <context>
    <name>HomePage</name>
    <message>
      <source>Find a customer, product or action</source>
      <translation>查找顾客、商品或操作</translation>
    </message>
    <message>
      <source>Sales by month</source>
      <translation>每月销售</translation>
    </message>
    <message>
      <source>Your customers</source>
      <translation>您的顾客</translation>
    </message>
    <message>
      <source>Customers by state</source>
      <translation>顾客来店状态</translation>
    </message>
    <message>
      <source>The week after {day} at {shop}</source>
      <translation>{shop} · {day}之后的一周</translation>
    </message>
    <message>
      <source>The sales end there. Everything in this window is as of that day; add newer sales first.</source>
      <translation>销售数据到那天为止，窗口里的一切都以那天为准。请先添加更新的销售数据。</translation>
    </message>
    <message>
      <source>This week at {shop}</source>
      <translation>{shop} · 本周</translation>
    </message>
    <message>
      <source>{month}: expected {amount}, mostly {range}</source>
      <translation>{month}：预计 {amount}，多在 {range}</translation>
    </message>
    <message>
      <source>dotted: what we expect, shaded: 8 of 10 times</source>
      <translation>虚线：预计；阴影：十次中有八次</translation>
    </message>
    <message>
      <source>Show these customers</source>
      <translation>查看这些顾客</translation>
    </message>
    <message>
      <source>{moved} this month</source>
      <translation>本月 {moved}</translation>
    </message>
    <message>
      <source>as last month</source>
      <translation>与上月相同</translation>
    </message>
    <message>
      <source>What campaigns brought so far</source>
      <translation>活动至今带来的销售</translation>
    </message>
    <message>
      <source>between {low} and {high}</source>
      <translation>在 {low} 到 {high} 之间</translation>
    </message>
    <message>
      <source>How good the data is</source>
      <translation>数据质量</translation>
    </message>
    <message>
      <source>{score} of 100</source>
      <translation>{score} 分</translation>
    </message>
    <message>
      <source>See why</source>
      <translation>查看原因</translation>
    </message>
  </context>
  <context>
    <name>ImportPage</name>
    <message>
      <source>My shop</source>
      <translation>我的店</translation>
    </message>
    <message>
      <source>Learning from your sales</source>
      <translation>正在从销售中学习</translation>
    </message>
    <message>
      <source>Just a moment</source>
      <translation>请稍候</translation>
    </message>
    <message>
      <source>Waiting until the work before it is done</source>
      <translation>正在等待前一项工作完成</translation>
    </message>
    <message>
      <source>That did not work</source>
      <translation>没有成功</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
  </context>
  <context>
    <name>JobCard</name>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
  </context>
  <context>
    <name>ListFiguresModel</name>
    <message>
      <source>List</source>
      <translation>推荐清单</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>方法</translation>
    </message>
    <message>
      <source>Of 100</source>
      <translation>每 100 位</translation>
    </message>
    <message>
      <source>from</source>
      <translation>下限</translation>
    </message>
    <message>
      <source>to</source>
      <translation>上限</translation>
    </message>
    <message>
      <source>Customers</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Of all products</source>
      <translation>覆盖商品</translation>
    </message>
    <message>
      <source>Personal</source>
      <translation>因人而异</translation>
    </message>
    <message>
      <source>Categories mixed</source>
      <translation>品类多样</translation>
    </message>
    <message>
      <source>Best sellers</source>
      <translation>畅销商品占比</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>使用中</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>{lines} lines · to {day}</source>
      <translation>{lines} 条 · 至{day}</translation>
    </message>
    <message>
      <source>{work} is under way. Closed now, nothing of it is kept, and the shop stays as it was.</source>
      <translation>正在进行：{work}。现在关闭不会保留其中任何内容，店铺保持原样。</translation>
    </message>
    <message>
      <source>Keep it open</source>
      <translation>不关闭</translation>
    </message>
    <message>
      <source>Close anyway</source>
      <translation>仍然关闭</translation>
    </message>
  </context>
  <context>
    <name>MappingForm</name>
    <message>
      <source>This table lists</source>
      <translation>这张表是</translation>
    </message>
  </context>
  <context>
    <name>Meaning</name>
    <message>
      <source>For whom do the lists work?</source>
      <translation>推荐清单对谁有效？</translation>
    </message>
    <message>
      <source>Of 100 customers of a kind who came back, so many bought something from their ten:</source>
      <translation>每 100 位再来的同类顾客中，有多少位买了给他们的十件推荐商品中的至少一件：</translation>
    </message>
    <message>
      <source>Lists by kind of customer</source>
      <translation>各类顾客的推荐清单</translation>
    </message>
    <message>
      <source>What else the hidden weeks say</source>
      <translation>检验期还说明了什么</translation>
    </message>
    <message>
      <source>best sellers</source>
      <translation>畅销商品</translation>
    </message>
    <message numerus="yes">
      <source>{name}: {n} of 100, between {low} and {high} in 19 of 20 cases, %Ln customer(s)</source>
      <translation>
        <numerusform>{name}：100 位中有 {n} 位，每 20 次有 19 次在 {low} 到 {high} 之间，共 %Ln 位顾客</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MembersModel</name>
    <message>
      <source>Customer</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Spent so far</source>
      <translation>累计消费</translation>
    </message>
    <message>
      <source>Returns anyway</source>
      <translation>自己会来</translation>
    </message>
  </context>
  <context>
    <name>MessagePreview</name>
    <message>
      <source>Preview of the messages</source>
      <translation>消息预览</translation>
    </message>
    <message>
      <source>The one before</source>
      <translation>上一位</translation>
    </message>
    <message>
      <source>The next one</source>
      <translation>下一位</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>消息</translation>
    </message>
    <message>
      <source>{place} of {count}</source>
      <translation>第 {place} 位，共 {count} 位</translation>
    </message>
    <message numerus="yes">
      <source>%Ln character(s)</source>
      <translation>
        <numerusform>%Ln 字</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln text message(s)</source>
      <translation>
        <numerusform>%Ln 条短信</numerusform>
      </translation>
    </message>
    <message>
      <source>{n} without: {field}</source>
      <translation>{n} 位没有：{field}</translation>
    </message>
    <message>
      <source>{n} longer than one text message</source>
      <translation>{n} 位超过一条短信</translation>
    </message>
    <message>
      <source>See</source>
      <translation>查看</translation>
    </message>
  </context>
  <context>
    <name>ModelPage</name>
    <message>
      <source>What the sales have taught us</source>
      <translation>从销售中学到了什么</translation>
    </message>
    <message>
      <source>Learn again</source>
      <translation>重新学习</translation>
    </message>
    <message>
      <source>How much will they spend?</source>
      <translation>他们会消费多少？</translation>
    </message>
    <message>
      <source>Each dot: about a hundred customers. On the line: expected = what they then spent.</source>
      <translation>每个点约一百位顾客。落在线上：预计与之后的实际消费一致。</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Learning from your sales</source>
      <translation>正在从销售中学习</translation>
    </message>
    <message>
      <source>Nothing could be learned</source>
      <translation>未能完成学习</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Learn from {count} sales</source>
      <translation>从 {count} 条销售记录中学习</translation>
    </message>
    <message>
      <source>Nothing was learned yet</source>
      <translation>还没有学习过</translation>
    </message>
    <message>
      <source>Regulars looks at all sales and finds each customer's rhythm and taste. It takes some minutes.</source>
      <translation>Regulars 会查看全部销售，找出每位顾客的购买周期和喜好，需要几分钟。</translation>
    </message>
    <message>
      <source>There are no sales yet</source>
      <translation>还没有销售数据</translation>
    </message>
    <message>
      <source>Open the sales file that your till writes.</source>
      <translation>请打开收银系统导出的销售文件。</translation>
    </message>
    <message>
      <source>Open a file</source>
      <translation>打开文件</translation>
    </message>
    <message>
      <source>Brought up to date on {day} with {count} lines, up to {last}</source>
      <translation>{day}更新，用了 {count} 条记录，截至{last}</translation>
    </message>
    <message>
      <source>Learned on {day} from {count} lines, up to {last}</source>
      <translation>{day}学习，用了 {count} 条记录，截至{last}</translation>
    </message>
    <message>
      <source>{n} customers: expected {expected}, spent {actual}</source>
      <translation>{n} 位顾客：预计 {expected}，实际 {actual}</translation>
    </message>
    <message>
      <source>Its lists are not kept any more. Learn again instead.</source>
      <translation>它的推荐清单已不再保留，请重新学习。</translation>
    </message>
  </context>
  <context>
    <name>OfferedModel</name>
    <message>
      <source>Product</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>单价</translation>
    </message>
    <message>
      <source>Offered to</source>
      <translation>推荐给</translation>
    </message>
  </context>
  <context>
    <name>OffersModel</name>
    <message>
      <source>Customer</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Product 1</source>
      <translation>推荐商品 1</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>Product 2</source>
      <translation>推荐商品 2</translation>
    </message>
  </context>
  <context>
    <name>PaintedChart</name>
    <message>
      <source>Copy picture</source>
      <translation>复制图片</translation>
    </message>
    <message>
      <source>Save picture…</source>
      <translation>保存图片…</translation>
    </message>
    <message>
      <source>Save picture</source>
      <translation>保存图片</translation>
    </message>
    <message>
      <source>Pictures (*.png)</source>
      <translation>图片 (*.png)</translation>
    </message>
  </context>
  <context>
    <name>PassphraseCard</name>
    <message>
      <source>Passphrase</source>
      <translation>口令</translation>
    </message>
    <message>
      <source>Set a passphrase…</source>
      <translation>设置口令…</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>更改…</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>取消…</translation>
    </message>
    <message>
      <source>Passphrase until now</source>
      <translation>现在的口令</translation>
    </message>
    <message>
      <source>New passphrase</source>
      <translation>新口令</translation>
    </message>
    <message>
      <source>Once more</source>
      <translation>再输一次</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>The shop's file is locked: without the passphrase, nobody can read anything in it.</source>
      <translation>店铺文件已加锁：没有口令，谁也读不到里面的任何内容。</translation>
    </message>
    <message>
      <source>The shop's file is not locked: whoever can copy it can read it.</source>
      <translation>店铺文件没有加锁：谁能复制它，谁就能读。</translation>
    </message>
    <message numerus="yes">
      <source>Remove %Ln earlier copy(s)</source>
      <translation>
        <numerusform>删除 %Ln 份以前的副本</numerusform>
      </translation>
    </message>
    <message>
      <source>Whoever loses it has lost the shop: nobody can recover a passphrase. Write it down and keep it where the computer is not. Four random words are better than one word with symbols.</source>
      <translation>丢了口令，就等于丢了店铺：谁也无法找回口令。请写下来，放在电脑以外的地方。随意挑四个词，胜过一个夹着符号的词。</translation>
    </message>
    <message>
      <source>Earlier copies stay locked with the passphrase that the shop had until now.</source>
      <translation>以前的副本仍用店铺现在的口令加锁。</translation>
    </message>
    <message>
      <source>Earlier copies are not locked: whoever finds one can read all of it. The same holds for copies that you saved elsewhere.</source>
      <translation>以前的副本没有加锁：谁拿到一份，谁就能全部读到。您另存在别处的副本也一样。</translation>
    </message>
    <message>
      <source>Whoever can copy the file can read it again.</source>
      <translation>之后谁能复制这个文件，谁就又能读它。</translation>
    </message>
    <message>
      <source>Remove the passphrase</source>
      <translation>取消口令</translation>
    </message>
    <message>
      <source>Lock the shop</source>
      <translation>给店铺加锁</translation>
    </message>
    <message>
      <source>A passphrase has at least 8 characters.</source>
      <translation>口令至少要有 8 个字符。</translation>
    </message>
    <message>
      <source>These two are not alike.</source>
      <translation>两次输入的不一样。</translation>
    </message>
  </context>
  <context>
    <name>PasswordStep</name>
    <message>
      <source>Password of the file</source>
      <translation>文件密码</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
    <message>
      <source>The password opens the file now; it is not kept.</source>
      <translation>密码只用来打开这一次，不会保存。</translation>
    </message>
    <message>
      <source>{file} is locked with a password</source>
      <translation>{file} 有密码保护</translation>
    </message>
  </context>
  <context>
    <name>PersonCard</name>
    <message>
      <source>Somebody asks</source>
      <translation>有顾客来问</translation>
    </message>
    <message>
      <source>Everybody may see what you know of them, have it corrected, and be forgotten.</source>
      <translation>每个人都有权查看、更正您掌握的个人信息，也可以要求删除。</translation>
    </message>
    <message>
      <source>Name, number, e-mail or phone</source>
      <translation>姓名、编号、邮箱或电话</translation>
    </message>
    <message>
      <source>Save what we know…</source>
      <translation>保存全部信息…</translation>
    </message>
    <message>
      <source>Erase…</source>
      <translation>抹除…</translation>
    </message>
    <message>
      <source>Nobody is called that, or has that number or address.</source>
      <translation>没有这个姓名、编号或联系方式的顾客。</translation>
    </message>
  </context>
  <context>
    <name>PinCard</name>
    <message>
      <source>Asked for before exports and Privacy, it keeps curious eyes off the window. It encrypts nothing: a passphrase does, under Privacy.</source>
      <translation>导出和打开“隐私”前会问 PIN 码，不让旁人随便看。它不加密任何内容；要加密，请在“隐私”里设置口令。</translation>
    </message>
    <message>
      <source>Set a PIN…</source>
      <translation>设置 PIN 码…</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>更改…</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>取消 PIN 码</translation>
    </message>
    <message>
      <source>How often the PIN is asked for</source>
      <translation>多久问一次 PIN 码</translation>
    </message>
    <message>
      <source>Each time</source>
      <translation>每次都问</translation>
    </message>
    <message>
      <source>Once in 10 minutes</source>
      <translation>每 10 分钟问一次</translation>
    </message>
    <message>
      <source>Once an hour</source>
      <translation>每小时问一次</translation>
    </message>
    <message>
      <source>New PIN, 4 to 8 digits</source>
      <translation>新 PIN 码，4 到 8 位数字</translation>
    </message>
    <message>
      <source>Once more</source>
      <translation>再输一次</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message numerus="yes">
      <source>Once in %Ln minute(s)</source>
      <translation>
        <numerusform>每 %Ln 分钟问一次</numerusform>
      </translation>
    </message>
    <message>
      <source>A PIN has 4 to 8 digits.</source>
      <translation>PIN 码是 4 到 8 位数字。</translation>
    </message>
    <message>
      <source>These two are not alike.</source>
      <translation>两次输入的不一样。</translation>
    </message>
  </context>
  <context>
    <name>PinDialog</name>
    <message>
      <source>PIN</source>
      <translation>PIN 码</translation>
    </message>
    <message>
      <source>PIN of the shop</source>
      <translation>店铺的 PIN 码</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>继续</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Forgotten?</source>
      <translation>忘记了？</translation>
    </message>
    <message>
      <source>This wants the PIN of the shop</source>
      <translation>请输入店铺的 PIN 码</translation>
    </message>
    <message>
      <source>Whoever knows the passphrase of the shop can take the PIN away.</source>
      <translation>知道店铺口令的人可以取消 PIN 码。</translation>
    </message>
    <message>
      <source>Whoever can open the shop's file can take the PIN away, on the command line: pin SHOP --remove. README says how.</source>
      <translation>能打开店铺文件的人可以用命令行取消 PIN 码：pin SHOP --remove。方法见 README。</translation>
    </message>
    <message>
      <source>Passphrase of the shop</source>
      <translation>店铺的口令</translation>
    </message>
    <message>
      <source>Take the PIN away</source>
      <translation>取消 PIN 码</translation>
    </message>
    <message>
      <source>This is not the PIN.</source>
      <translation>PIN 码不对。</translation>
    </message>
  </context>
  <context>
    <name>PreviewStep</name>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>Which column is what?</source>
      <translation>每一列是什么？</translation>
    </message>
    <message>
      <source>We filled in what we could guess</source>
      <translation>能猜到的已经填好</translation>
    </message>
    <message>
      <source>This is how we read it</source>
      <translation>我们是这样读取的</translation>
    </message>
    <message>
      <source>Click a heading to change what a column means</source>
      <translation>点击列标题可以修改这一列的含义</translation>
    </message>
    <message>
      <source>What we noticed</source>
      <translation>我们发现的情况</translation>
    </message>
    <message>
      <source>How good is the data?</source>
      <translation>数据质量如何？</translation>
    </message>
    <message>
      <source>{table} · left out</source>
      <translation>{table} · 不导入</translation>
    </message>
    <message>
      <source>What is wrong with it</source>
      <translation>问题在哪里</translation>
    </message>
    <message>
      <source>Leave it out</source>
      <translation>不导入</translation>
    </message>
    <message>
      <source>There is nothing to import: all rows are left out. What we noticed, below, says why.</source>
      <translation>没有可导入的内容：所有行都不会导入。原因见下方“我们发现的情况”。</translation>
    </message>
    <message>
      <source>{file} is left out of this import.</source>
      <translation>这次不导入 {file}。</translation>
    </message>
    <message>
      <source>Take it in</source>
      <translation>一并导入</translation>
    </message>
    <message>
      <source>Say below which column is what, or import the others without this table.</source>
      <translation>请在下面指定每一列的含义，或者不要这张表，只导入其他的。</translation>
    </message>
    <message>
      <source>You can import the others without this table.</source>
      <translation>可以不导入这张表，先导入其他的。</translation>
    </message>
    <message>
      <source>This table stands in one sheet with another one, from cell {cell}.</source>
      <translation>这张表与另一张表在同一个工作表里，从单元格 {cell} 开始。</translation>
    </message>
    <message numerus="yes">
      <source>%Ln more sheet(s) were not read either: the report of the import names them.</source>
      <translation>
        <numerusform>另有 %Ln 张工作表也未读取，导入结果中会逐一列出。</numerusform>
      </translation>
    </message>
    <message>
      <source>Its dates have no year</source>
      <translation>日期没有年份</translation>
    </message>
    <message>
      <source>This file cannot be imported</source>
      <translation>这个文件无法导入</translation>
    </message>
    <message>
      <source>Its headings are new to us: say which column is what</source>
      <translation>这些列标题我们没见过：请指定每一列的含义</translation>
    </message>
    <message>
      <source>read as you said last time</source>
      <translation>按您上次的设置读取</translation>
    </message>
    <message>
      <source>sheet “{sheet}”</source>
      <translation>工作表“{sheet}”</translation>
    </message>
    <message>
      <source>shown by its first {rows} rows; all are read at the import</source>
      <translation>这里显示前 {rows} 行，导入时会读取全部</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s)</source>
      <translation>
        <numerusform>%Ln 条记录</numerusform>
      </translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>{first}至{last}</translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s)</source>
      <translation>
        <numerusform>%Ln 位顾客</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln product(s)</source>
      <translation>
        <numerusform>%Ln 种商品</numerusform>
      </translation>
    </message>
    <message>
      <source>Is {date} written with the day first, or the month?</source>
      <translation>{date} 是日在前，还是月在前？</translation>
    </message>
    <message>
      <source>Day first</source>
      <translation>日在前</translation>
    </message>
    <message>
      <source>Month first</source>
      <translation>月在前</translation>
    </message>
  </context>
  <context>
    <name>PreviewTable</name>
    <message>
      <source>What is it?</source>
      <translation>这是什么？</translation>
    </message>
    <message>
      <source>= Qty × Price</source>
      <translation>= 数量 × 单价</translation>
    </message>
    <message>
      <source>worked out</source>
      <translation>由计算得出</translation>
    </message>
    <message>
      <source>Not used:</source>
      <translation>未使用：</translation>
    </message>
    <message>
      <source>Kept with each customer; points are no money:</source>
      <translation>随顾客一起保存（积分不算钱）：</translation>
    </message>
    <message>
      <source>Kept with each customer:</source>
      <translation>随顾客一起保存：</translation>
    </message>
    <message>
      <source>{header} is …</source>
      <translation>{header} 是…</translation>
    </message>
    <message>
      <source>Nothing: do not use it</source>
      <translation>不使用这一列</translation>
    </message>
  </context>
  <context>
    <name>PrivacyPage</name>
    <message>
      <source>Privacy</source>
      <translation>隐私</translation>
    </message>
    <message>
      <source>Everything stays on this computer. Nothing is sent anywhere.</source>
      <translation>所有数据都留在这台电脑上，不会发送到任何地方。</translation>
    </message>
    <message>
      <source>What is stored</source>
      <translation>保存了什么</translation>
    </message>
    <message>
      <source>What was done</source>
      <translation>操作记录</translation>
    </message>
    <message>
      <source>The log holds numbers, never names</source>
      <translation>记录里只有数字，没有姓名</translation>
    </message>
    <message>
      <source>What the models learned are numbers, no names and no contacts.</source>
      <translation>模型学到的只是数字，没有姓名和联系方式。</translation>
    </message>
    <message>
      <source>Nothing yet.</source>
      <translation>暂无记录。</translation>
    </message>
    <message>
      <source>Something is being done with the shop. Try again when it is done.</source>
      <translation>店铺正在处理别的事情。请等完成后再试。</translation>
    </message>
    <message>
      <source>A list of answers</source>
      <translation>同意名单</translation>
    </message>
    <message>
      <source>Bounces and unsubscribes</source>
      <translation>退信和退订</translation>
    </message>
    <message>
      <source>Spreadsheets</source>
      <translation>电子表格</translation>
    </message>
    <message>
      <source>Folder for the files</source>
      <translation>存放文件的文件夹</translation>
    </message>
    <message>
      <source>{files} are in {folder}. They are for this person alone: hand them over, then delete them.</source>
      <translation>{files} 已保存到 {folder}。只供本人使用：交给本人后请删除。</translation>
    </message>
  </context>
  <context>
    <name>ProductCard</name>
    <message>
      <source>Product</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>Never recommend</source>
      <translation>从不推荐</translation>
    </message>
    <message>
      <source>Always recommend</source>
      <translation>总是推荐</translation>
    </message>
    <message>
      <source>Buyers</source>
      <translation>购买人数</translation>
    </message>
    <message>
      <source>Buy it again</source>
      <translation>再次购买</translation>
    </message>
    <message>
      <source>Typically after</source>
      <translation>通常间隔</translation>
    </message>
    <message>
      <source>Sold for</source>
      <translation>销售额</translation>
    </message>
    <message>
      <source>Sold by month</source>
      <translation>每月销量</translation>
    </message>
    <message>
      <source>Due for it</source>
      <translation>该再买了</translation>
    </message>
    <message>
      <source>Nobody is due for it.</source>
      <translation>目前没有人该再买。</translation>
    </message>
    <message>
      <source>Would buy it for the first time</source>
      <translation>可能第一次买</translation>
    </message>
    <message>
      <source>Nobody yet.</source>
      <translation>还没有人。</translation>
    </message>
    <message>
      <source>Bought with it</source>
      <translation>常一起买</translation>
    </message>
    <message>
      <source>Nothing stands out.</source>
      <translation>没有特别突出的。</translation>
    </message>
    <message>
      <source>Bought it most</source>
      <translation>买得最多</translation>
    </message>
    <message>
      <source>No buyer is known by name or number.</source>
      <translation>没有留下姓名或编号的买家。</translation>
    </message>
    <message>
      <source>Recommend again</source>
      <translation>恢复推荐</translation>
    </message>
    <message>
      <source>No longer always</source>
      <translation>不再总是推荐</translation>
    </message>
    <message numerus="yes">
      <source>On %Ln receipt(s)</source>
      <translation>
        <numerusform>出现在 %Ln 笔订单中</numerusform>
      </translation>
    </message>
    <message>
      <source>Last on {day}</source>
      <translation>最近一次 {day}</translation>
    </message>
    <message numerus="yes">
      <source>%Ln time(s)</source>
      <translation>
        <numerusform>%Ln 次</numerusform>
      </translation>
    </message>
    <message>
      <source>known by name or number</source>
      <translation>留有姓名或编号</translation>
    </message>
    <message>
      <source>on two days or more</source>
      <translation>在两天或以上购买</translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s)</source>
      <translation>
        <numerusform>%Ln 天</numerusform>
      </translation>
    </message>
    <message>
      <source>between two purchases</source>
      <translation>两次购买之间</translation>
    </message>
    <message>
      <source>not bought twice yet</source>
      <translation>还没有人买第二次</translation>
    </message>
    <message>
      <source>{count} pieces</source>
      <translation>{count} 件</translation>
    </message>
    <message>
      <source>{count} in stock</source>
      <translation>库存 {count}</translation>
    </message>
    <message>
      <source>sold since {month}</source>
      <translation>{month}起销售</translation>
    </message>
  </context>
  <context>
    <name>ProductsModel</name>
    <message>
      <source>Product</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>Buyers</source>
      <translation>买家数</translation>
    </message>
    <message>
      <source>Buy again</source>
      <translation>会再买</translation>
    </message>
    <message>
      <source>Sold for</source>
      <translation>销售额</translation>
    </message>
    <message>
      <source>Category</source>
      <translation>品类</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>单价</translation>
    </message>
    <message>
      <source>Pieces</source>
      <translation>件数</translation>
    </message>
    <message>
      <source>Stock</source>
      <translation>库存</translation>
    </message>
    <message>
      <source>Last sold</source>
      <translation>最近售出</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>编号</translation>
    </message>
  </context>
  <context>
    <name>ProductsPage</name>
    <message>
      <source>Search products</source>
      <translation>搜索商品</translation>
    </message>
    <message>
      <source>Category</source>
      <translation>品类</translation>
    </message>
    <message>
      <source>All categories</source>
      <translation>全部品类</translation>
    </message>
    <message>
      <source>Never recommended</source>
      <translation>从不推荐</translation>
    </message>
    <message>
      <source>Export to Excel</source>
      <translation>导出到 Excel</translation>
    </message>
    <message>
      <source>Products</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>Choose a product</source>
      <translation>请选择一种商品</translation>
    </message>
    <message>
      <source>Who buys it stands here.</source>
      <translation>这里会显示谁在买它。</translation>
    </message>
    <message>
      <source>No products yet</source>
      <translation>还没有商品</translation>
    </message>
    <message>
      <source>They appear here once a sales file names what was bought.</source>
      <translation>销售文件里写有买了什么，商品就会出现在这里。</translation>
    </message>
    <message>
      <source>Open a sales file</source>
      <translation>打开销售文件</translation>
    </message>
    <message>
      <source>The products cannot be shown</source>
      <translation>无法显示商品</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <source>Search {count} products</source>
      <translation>搜索 {count} 种商品</translation>
    </message>
    <message numerus="yes">
      <source>%Ln shown</source>
      <translation>
        <numerusform>显示 %Ln 位</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing fits</source>
      <translation>没有符合的商品</translation>
    </message>
    <message>
      <source>Take a filter off, or search for something else.</source>
      <translation>去掉一个筛选条件，或换个词搜索。</translation>
    </message>
    <message>
      <source>Saved as {file}</source>
      <translation>已保存为 {file}</translation>
    </message>
  </context>
  <context>
    <name>ProductsStep</name>
    <message>
      <source>Products</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>What each is offered</source>
      <translation>给每位的推荐</translation>
    </message>
    <message>
      <source>Leave this product out</source>
      <translation>不推荐这种商品</translation>
    </message>
    <message>
      <source>Take them back</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>This campaign offers no product: its words stand alone.</source>
      <translation>这次活动不推荐商品，只发文字。</translation>
    </message>
    <message>
      <source>What is offered</source>
      <translation>推荐的商品</translation>
    </message>
    <message>
      <source>To whom</source>
      <translation>推荐给谁</translation>
    </message>
    <message>
      <source>Left out: {names}</source>
      <translation>不推荐：{names}</translation>
    </message>
  </context>
  <context>
    <name>PurchaseTimeline</name>
    <message>
      <source>Purchases of the last year</source>
      <translation>最近一年的购买</translation>
    </message>
    <message numerus="yes">
      <source>%Ln visit(s)</source>
      <translation>
        <numerusform>消费 %Ln 次</numerusform>
      </translation>
    </message>
    <message>
      <source>due {days}</source>
      <translation>预计 {days}</translation>
    </message>
  </context>
  <context>
    <name>RecordPair</name>
    <message>
      <source>Bought</source>
      <translation>买过</translation>
    </message>
    <message>
      <source>nothing yet</source>
      <translation>还没有</translation>
    </message>
    <message numerus="yes">
      <source>%Ln visit(s)</source>
      <translation>
        <numerusform>消费 %Ln 次</numerusform>
      </translation>
    </message>
    <message>
      <source>last {day}</source>
      <translation>最近 {day}</translation>
    </message>
  </context>
  <context>
    <name>ReportStep</name>
    <message>
      <source>Later</source>
      <translation>以后再说</translation>
    </message>
    <message>
      <source>Add the sales…</source>
      <translation>添加销售数据…</translation>
    </message>
    <message>
      <source>Learn</source>
      <translation>开始学习</translation>
    </message>
    <message>
      <source>Lines stored</source>
      <translation>存入记录</translation>
    </message>
    <message>
      <source>Customers</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Products</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>Sales</source>
      <translation>销售额</translation>
    </message>
    <message>
      <source>What we noticed</source>
      <translation>我们发现的情况</translation>
    </message>
    <message numerus="yes">
      <source>%Ln sale(s) imported</source>
      <translation>
        <numerusform>已导入 %Ln 条销售记录</numerusform>
      </translation>
    </message>
    <message>
      <source>Imported</source>
      <translation>已导入</translation>
    </message>
    <message>
      <source>Nothing new</source>
      <translation>没有新内容</translation>
    </message>
    <message>
      <source>All of it was there already; the lists stay as they are.</source>
      <translation>这些数据之前都已导入，名单保持不变。</translation>
    </message>
    <message>
      <source>Learning from them has begun; the lists are up to date in a moment.</source>
      <translation>已经开始学习，推荐清单马上更新。</translation>
    </message>
    <message numerus="yes">
      <source>Learn from %Ln sale(s)? It takes a minute or two; you can go on working.</source>
      <translation>
        <numerusform>从 %Ln 条销售记录中学习？需要一两分钟，您可以继续做别的事。</numerusform>
      </translation>
    </message>
    <message>
      <source>Add the sales next, and Regulars can learn from them.</source>
      <translation>接下来请添加销售数据，Regulars 才能从中学习。</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>net of refunds</source>
      <translation>已扣除退款</translation>
    </message>
    <message>
      <source>{first} to {last}</source>
      <translation>{first}至{last}</translation>
    </message>
  </context>
  <context>
    <name>SameCustomers</name>
    <message>
      <source>Same customer?</source>
      <translation>是同一位顾客吗？</translation>
    </message>
    <message>
      <source>Previous</source>
      <translation>上一对</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>下一对</translation>
    </message>
    <message>
      <source>Same</source>
      <translation>是同一位</translation>
    </message>
    <message>
      <source>They are one person: count them together</source>
      <translation>是同一个人：合在一起计算</translation>
    </message>
    <message>
      <source>Different</source>
      <translation>不是</translation>
    </message>
    <message>
      <source>They are two people</source>
      <translation>是两个人</translation>
    </message>
    <message>
      <source>Not sure</source>
      <translation>不确定</translation>
    </message>
    <message>
      <source>Do not ask again</source>
      <translation>不再询问</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Take back what you just said</source>
      <translation>撤销刚才的选择</translation>
    </message>
    <message>
      <source>Pairs that share something, but are rather two people</source>
      <translation>有相同之处、但多半是两个人的顾客</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>重新查找</translation>
    </message>
    <message>
      <source>Compare all customers anew</source>
      <translation>重新比对所有顾客</translation>
    </message>
    <message numerus="yes">
      <source>%Ln to decide</source>
      <translation>
        <numerusform>%Ln 对待判断</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Show %Ln less likely</source>
      <translation>
        <numerusform>显示可能性较小的 %Ln 对</numerusform>
      </translation>
    </message>
    <message>
      <source>Hide the less likely</source>
      <translation>隐藏可能性较小的</translation>
    </message>
    <message>
      <source>{place} of {count}</source>
      <translation>第 {place} 对，共 {count} 对</translation>
    </message>
    <message>
      <source>Nobody is left to decide.</source>
      <translation>全部判断完毕。</translation>
    </message>
    <message>
      <source>No two customers seem to be one person.</source>
      <translation>没有发现重复的顾客。</translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) put together because they certainly are one</source>
      <translation>
        <numerusform>%Ln 位顾客确定是同一人，已合并</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln pair(s) that you decided</source>
      <translation>
        <numerusform>您判断过的 %Ln 对</numerusform>
      </translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>收起</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>展开</translation>
    </message>
    <message numerus="yes">
      <source>… and %Ln more</source>
      <translation>
        <numerusform>…另有 %Ln 个</numerusform>
      </translation>
    </message>
    <message>
      <source>Take back what you said</source>
      <translation>撤销您的选择</translation>
    </message>
    <message>
      <source>They are two people: take them apart</source>
      <translation>是两个人：拆开</translation>
    </message>
  </context>
  <context>
    <name>SegmentsGrid</name>
    <message>
      <source>seldom, for little</source>
      <translation>来得少、花得少</translation>
    </message>
    <message>
      <source>spent on average</source>
      <translation>平均消费</translation>
    </message>
    <message>
      <source>often, for much</source>
      <translation>来得勤、花得多</translation>
    </message>
    <message>
      <source>often, for little</source>
      <translation>来得勤、花得少</translation>
    </message>
    <message>
      <source>seldom, for much</source>
      <translation>来得少、花得多</translation>
    </message>
    <message numerus="yes">
      <source>{group}: %Ln customer(s), {share} of all</source>
      <translation>
        <numerusform>{group}：%Ln 位顾客，占全部 {share}</numerusform>
      </translation>
    </message>
    <message>
      <source>Spent so far {amount}</source>
      <translation>至今消费 {amount}</translation>
    </message>
    <message>
      <source>Next {days} days {amount}</source>
      <translation>未来 {days} 天预计 {amount}</translation>
    </message>
  </context>
  <context>
    <name>SegmentsPage</name>
    <message>
      <source>Export to Excel</source>
      <translation>导出到 Excel</translation>
    </message>
    <message>
      <source>Groups by fifths</source>
      <translation>五等分</translation>
    </message>
    <message>
      <source>The eight groups</source>
      <translation>八大客群</translation>
    </message>
    <message>
      <source>No groups yet</source>
      <translation>还没有分群</translation>
    </message>
    <message>
      <source>They appear here once a sales file says who bought: by number, name, e-mail or phone.</source>
      <translation>销售表格里有顾客（编号、姓名、邮箱或手机号）之后，这里就会显示分群。</translation>
    </message>
    <message>
      <source>Open a sales file</source>
      <translation>打开销售文件</translation>
    </message>
    <message>
      <source>Your customers in groups</source>
      <translation>您的顾客分成哪几群</translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) who have bought, up to {day}</source>
      <translation>
        <numerusform>截至 {day}，共 %Ln 位买过东西的顾客</numerusform>
      </translation>
    </message>
    <message>
      <source>Reading your sales</source>
      <translation>正在读取销售记录</translation>
    </message>
    <message>
      <source>what is expected counts from {day}, when was last learned</source>
      <translation>预计消费从 {day}（上次学习）算起</translation>
    </message>
    <message>
      <source>Too few customers for groups</source>
      <translation>顾客太少，还分不出群</translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) have bought so far. A group would be a handful of people, and who is in it chance. From {fewest} on, groups tell something.</source>
      <translation>
        <numerusform>目前只有 %Ln 位顾客买过东西。一群只有寥寥几位，谁在哪一群全凭偶然。满 {fewest} 位之后，分群才有意义。</numerusform>
      </translation>
    </message>
    <message>
      <source>See each of them</source>
      <translation>逐位查看</translation>
    </message>
    <message>
      <source>The groups cannot be shown</source>
      <translation>无法显示分群</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
  </context>
  <context>
    <name>SegmentsView</name>
    <message>
      <source>Customers by last purchase, visits and spend</source>
      <translation>按最近购买、次数和消费分布的顾客</translation>
    </message>
    <message>
      <source>Groups of customers</source>
      <translation>顾客分群</translation>
    </message>
    <message>
      <source>By last purchase, visits and spend</source>
      <translation>按最近购买、次数和消费</translation>
    </message>
    <message>
      <source>the stronger the colour, the more</source>
      <translation>颜色越深，人数越多</translation>
    </message>
  </context>
  <context>
    <name>SettingsPage</name>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Every change counts at once.</source>
      <translation>每项修改立即生效。</translation>
    </message>
    <message>
      <source>The shop</source>
      <translation>店铺</translation>
    </message>
    <message>
      <source>What is recommended</source>
      <translation>推荐规则</translation>
    </message>
    <message>
      <source>The window</source>
      <translation>界面</translation>
    </message>
    <message>
      <source>As the computer</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>标准</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>大</translation>
    </message>
    <message>
      <source>Largest</source>
      <translation>特大</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>字号</translation>
    </message>
    <message>
      <source>The shop's file</source>
      <translation>店铺文件</translation>
    </message>
    <message>
      <source>All there is about this shop lies in this one file. Nothing is sent anywhere.</source>
      <translation>这家店的一切都在这一个文件里，不会发送到任何地方。</translation>
    </message>
    <message>
      <source>Show in folder</source>
      <translation>在文件夹中显示</translation>
    </message>
    <message>
      <source>Save a copy…</source>
      <translation>保存副本…</translation>
    </message>
    <message>
      <source>Close this shop</source>
      <translation>关闭店铺</translation>
    </message>
    <message>
      <source>About Regulars</source>
      <translation>关于 Regulars</translation>
    </message>
    <message>
      <source>Version {version}, under the MIT licence. It works without a network.</source>
      <translation>版本 {version}，采用 MIT 许可证，无需联网即可使用。</translation>
    </message>
    <message>
      <source>Built with: {licences}</source>
      <translation>使用的软件：{licences}</translation>
    </message>
    <message>
      <source>Save a copy</source>
      <translation>保存副本</translation>
    </message>
    <message>
      <source>Shops</source>
      <translation>店铺</translation>
    </message>
    <message>
      <source>The copy is there.</source>
      <translation>副本已保存。</translation>
    </message>
  </context>
  <context>
    <name>ShopForm</name>
    <message>
      <source>customer numbers, with commas</source>
      <translation>顾客编号，用逗号分隔</translation>
    </message>
    <message>
      <source>Times that a file gives in UTC are turned into it. Counts for files added from now on.</source>
      <translation>文件里的 UTC 时间会换算成本店时间，对之后添加的文件有效。</translation>
    </message>
    <message>
      <source>as the times stand in the file</source>
      <translation>按文件里的时间</translation>
    </message>
    <message>
      <source>Name of the shop</source>
      <translation>店铺名称</translation>
    </message>
    <message>
      <source>Country</source>
      <translation>国家或地区</translation>
    </message>
    <message>
      <source>Currency</source>
      <translation>货币</translation>
    </message>
    <message>
      <source>Money is kept</source>
      <translation>金额是否含税</translation>
    </message>
    <message>
      <source>Time zone</source>
      <translation>时区</translation>
    </message>
    <message>
      <source>Staff accounts to leave out</source>
      <translation>不计入的员工账号</translation>
    </message>
    <message>
      <source>Stores to leave out</source>
      <translation>不计入的门店</translation>
    </message>
    <message>
      <source>with tax</source>
      <translation>含税</translation>
    </message>
    <message>
      <source>without tax</source>
      <translation>不含税</translation>
    </message>
    <message>
      <source>as each file has it</source>
      <translation>以各文件为准</translation>
    </message>
    <message>
      <source>Files that tell the tax are brought to this way; what was imported from them before, too.</source>
      <translation>写明税额的文件会换算成这种方式，之前导入的也一样。</translation>
    </message>
    <message>
      <source>names, with semicolons</source>
      <translation>门店名称，用分号分隔</translation>
    </message>
    <message>
      <source>some of: {stores}</source>
      <translation>可选：{stores}</translation>
    </message>
  </context>
  <context>
    <name>SpellingsCard</name>
    <message>
      <source>One product, several spellings?</source>
      <translation>同一商品，多种写法？</translation>
    </message>
    <message numerus="yes">
      <source>%Ln to decide</source>
      <translation>
        <numerusform>%Ln 对待判断</numerusform>
      </translation>
    </message>
    <message>
      <source>All decided</source>
      <translation>全部判断完毕</translation>
    </message>
    <message>
      <source>Once they are one, their sales count together, under the first name. Click a name that is another product.</source>
      <translation>合并后销售合在一起计算，使用第一个名称。如果其中有别的商品，请点击它。</translation>
    </message>
    <message numerus="yes">
      <source>Show all %Ln</source>
      <translation>
        <numerusform>显示全部 %Ln 组</numerusform>
      </translation>
    </message>
    <message>
      <source>{names} are one product</source>
      <translation>{names} 是同一商品</translation>
    </message>
    <message>
      <source>not {names}</source>
      <translation>不含 {names}</translation>
    </message>
    <message>
      <source>{names} are different products</source>
      <translation>{names} 是不同商品</translation>
    </message>
    <message>
      <source>Take back</source>
      <translation>撤销</translation>
    </message>
  </context>
  <context>
    <name>StepBar</name>
    <message>
      <source>Step {number} of {count}: {name}</source>
      <translation>第 {number} 步，共 {count} 步：{name}</translation>
    </message>
  </context>
  <context>
    <name>SystemsCard</name>
    <message>
      <source>Till systems</source>
      <translation>收银系统</translation>
    </message>
    <message>
      <source>Add a till system…</source>
      <translation>添加收银系统…</translation>
    </message>
    <message numerus="yes">
      <source>Exports of %Ln system(s) are recognised without a question.</source>
      <translation>
        <numerusform>可以直接识别 %Ln 种系统导出的文件。</numerusform>
      </translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Add a till system</source>
      <translation>添加收银系统</translation>
    </message>
    <message>
      <source>Descriptions</source>
      <translation>系统描述文件</translation>
    </message>
  </context>
  <context>
    <name>ToldModel</name>
    <message>
      <source>Customer</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>消息</translation>
    </message>
  </context>
  <context>
    <name>UnlockPage</name>
    <message>
      <source>Passphrase of the shop</source>
      <translation>店铺的口令</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>返回</translation>
    </message>
    <message>
      <source>Nobody can recover a lost passphrase, and neither can this program.</source>
      <translation>口令丢了谁也找不回来，本程序也不行。</translation>
    </message>
    <message>
      <source>Changing the passphrase</source>
      <translation>更改口令</translation>
    </message>
    <message>
      <source>{shop} is locked</source>
      <translation>“{shop}”已加锁</translation>
    </message>
    <message>
      <source>Other shops</source>
      <translation>其他店铺</translation>
    </message>
  </context>
  <context>
    <name>ValueFiguresModel</name>
    <message>
      <source>Method</source>
      <translation>方法</translation>
    </message>
    <message>
      <source>Customers</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Ranks spenders (Gini)</source>
      <translation>消费排序（Gini）</translation>
    </message>
    <message>
      <source>Knows who returns (AUC)</source>
      <translation>回访判断（AUC）</translation>
    </message>
    <message>
      <source>Expected / came</source>
      <translation>预计 / 实际</translation>
    </message>
    <message>
      <source>Off by (× mean spend)</source>
      <translation>误差（× 平均消费）</translation>
    </message>
    <message>
      <source>Ranges (pinball)</source>
      <translation>区间（pinball）</translation>
    </message>
    <message>
      <source>In range</source>
      <translation>落在区间内</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>使用中</translation>
    </message>
  </context>
  <context>
    <name>WelcomePage</name>
    <message>
      <source>Know your regulars</source>
      <translation>认识您的回头客</translation>
    </message>
    <message>
      <source>Open the sales file that your till writes. Everything stays on this computer.</source>
      <translation>打开收银系统导出的销售文件。所有数据都留在这台电脑上。</translation>
    </message>
    <message>
      <source>Drop a sales spreadsheet here</source>
      <translation>把销售表格拖到这里</translation>
    </message>
    <message>
      <source>Excel, CSV or OpenDocument, from any till or web shop</source>
      <translation>Excel、CSV 或 OpenDocument，任何收银系统或网店都可以</translation>
    </message>
    <message>
      <source>Open a sales spreadsheet…</source>
      <translation>打开销售表格…</translation>
    </message>
    <message>
      <source>Try the sample shop</source>
      <translation>试用示例店铺</translation>
    </message>
    <message>
      <source>Open a shop</source>
      <translation>打开店铺</translation>
    </message>
    <message>
      <source>Another one…</source>
      <translation>打开其他店铺…</translation>
    </message>
  </context>
  <context>
    <name>WishesForm</name>
    <message>
      <source>product numbers, with semicolons</source>
      <translation>商品编号，用分号分隔</translation>
    </message>
    <message>
      <source>does not matter</source>
      <translation>不限</translation>
    </message>
    <message>
      <source>{percent} %</source>
      <translation>{percent}%</translation>
    </message>
    <message>
      <source>any number</source>
      <translation>不限</translation>
    </message>
    <message>
      <source>as it comes</source>
      <translation>不调整</translation>
    </message>
    <message>
      <source>some</source>
      <translation>适中</translation>
    </message>
    <message>
      <source>much</source>
      <translation>较多</translation>
    </message>
    <message>
      <source>Leave out what they have only just bought</source>
      <translation>不推荐刚买过、按购买周期还不到时候的商品</translation>
    </message>
    <message>
      <source>Always recommend</source>
      <translation>总是推荐</translation>
    </message>
    <message>
      <source>Margin, at least</source>
      <translation>毛利率不低于</translation>
    </message>
    <message>
      <source>Of one category, at most</source>
      <translation>同一品类最多</translation>
    </message>
    <message>
      <source>Mixture of categories</source>
      <translation>品类搭配</translation>
    </message>
    <message>
      <source>What is sold out, off sale or banned is never recommended. Counts from the next learning.</source>
      <translation>售罄、下架或设为从不推荐的商品不会被推荐。下次学习时生效。</translation>
    </message>
  </context>
  <context>
    <name>WordsStep</name>
    <message>
      <source>Language of the message</source>
      <translation>消息的语言</translation>
    </message>
    <message>
      <source>Subject</source>
      <translation>主题</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>消息</translation>
    </message>
    <message>
      <source>Offer</source>
      <translation>优惠</translation>
    </message>
    <message>
      <source>Offer, if any: 10 % off until Sunday</source>
      <translation>优惠（可不填）：周日前九折</translation>
    </message>
    <message>
      <source>The usual words</source>
      <translation>恢复默认文字</translation>
    </message>
    <message>
      <source>Insert this field</source>
      <translation>插入这个字段</translation>
    </message>
    <message>
      <source>Words in [brackets] are left out for whom a field in them is empty.</source>
      <translation>[方括号]里的字段为空时，这段文字不会发给那位顾客。</translation>
    </message>
    <message>
      <source>What each of them reads</source>
      <translation>每一位收到的内容</translation>
    </message>
  </context>
  <context>
    <name>YearChoice</name>
    <message>
      <source>The first date is of the year</source>
      <translation>第一个日期的年份是</translation>
    </message>
  </context>
  <context>
    <name>_Cluster</name>
    <message numerus="yes">
      <source>%Ln sale(s)</source>
      <translation>
        <numerusform>%Ln 条销售记录</numerusform>
      </translation>
    </message>
    <message>
      <source>Click to take it out or in</source>
      <translation>点击可排除或加入</translation>
    </message>
    <message>
      <source>Make one</source>
      <translation>合并</translation>
    </message>
    <message>
      <source>All different</source>
      <translation>都不相同</translation>
    </message>
  </context>
  <context>
    <name>messages</name>
    <message>
      <source>E-mail</source>
      <translation>电子邮件</translation>
    </message>
    <message>
      <source>Text message</source>
      <translation>短信</translation>
    </message>
    <message>
      <source>Letter</source>
      <translation>信件</translation>
    </message>
    <message>
      <source>WeChat</source>
      <translation>微信</translation>
    </message>
    <message>
      <source>In the shop, in person</source>
      <translation>到店时当面</translation>
    </message>
    <message>
      <source>Excel</source>
      <translation>Excel</translation>
    </message>
    <message>
      <source>One workbook with the list, reasons, messages and who was left out</source>
      <translation>一个工作簿：名单、原因、消息，以及未列入的人</translation>
    </message>
    <message>
      <source>A CSV file for its import of contacts</source>
      <translation>CSV 文件，用于导入联系人</translation>
    </message>
    <message>
      <source>Two CSV files: e-mail, and SMS for those who agreed to it</source>
      <translation>两个 CSV 文件：邮件，以及同意接收短信者的短信</translation>
    </message>
    <message>
      <source>A CSV file for its import of customers</source>
      <translation>CSV 文件，用于导入顾客</translation>
    </message>
    <message>
      <source>Google Customer Match</source>
      <translation>Google 目标客户匹配</translation>
    </message>
    <message>
      <source>A CSV file with its addresses made unreadable</source>
      <translation>CSV 文件，地址已加密处理</translation>
    </message>
    <message>
      <source>Meta custom audience</source>
      <translation>Meta 自定义受众</translation>
    </message>
    <message>
      <source>A CSV file for its ads manager</source>
      <translation>CSV 文件，用于广告管理工具</translation>
    </message>
    <message>
      <source>Aliyun SMS</source>
      <translation>阿里云短信</translation>
    </message>
    <message>
      <source>A workbook with phones and the template's fields</source>
      <translation>一个工作簿：手机号和模板变量</translation>
    </message>
    <message>
      <source>Letters</source>
      <translation>信函</translation>
    </message>
    <message>
      <source>A PDF with one page a customer</source>
      <translation>PDF 文件，每位顾客一页</translation>
    </message>
    <message>
      <source>campaign.xlsx: the list, with reasons and messages</source>
      <translation>campaign.xlsx：名单，含原因和消息</translation>
    </message>
    <message>
      <source>letters.pdf: the letters, one page each</source>
      <translation>letters.pdf：信件，每位一页</translation>
    </message>
    <message>
      <source>withheld.csv: who was left out, and why</source>
      <translation>withheld.csv：未列入的顾客和原因</translation>
    </message>
    <message>
      <source>manifest.json: what this campaign was, for Regulars</source>
      <translation>manifest.json：活动记录，供 Regulars 使用</translation>
    </message>
    <message>
      <source>Draft</source>
      <translation>草稿</translation>
    </message>
    <message>
      <source>Files saved</source>
      <translation>已导出</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>已发送</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>已取消</translation>
    </message>
    <message>
      <source>Staff of the shop</source>
      <translation>本店员工</translation>
    </message>
    <message>
      <source>Blocked</source>
      <translation>已屏蔽</translation>
    </message>
    <message>
      <source>Unsubscribed</source>
      <translation>已退订</translation>
    </message>
    <message>
      <source>Asked, have not answered yet</source>
      <translation>已征求同意，尚未答复</translation>
    </message>
    <message>
      <source>Never asked whether we may write</source>
      <translation>从未征求过同意</translation>
    </message>
    <message>
      <source>No address or number</source>
      <translation>没有地址或号码</translation>
    </message>
    <message>
      <source>Address or number incomplete</source>
      <translation>地址或号码不完整</translation>
    </message>
    <message>
      <source>Number hidden by the till</source>
      <translation>号码被收银系统隐藏</translation>
    </message>
    <message>
      <source>A landline gets no text messages</source>
      <translation>固定电话收不到短信</translation>
    </message>
    <message>
      <source>In the control group of another campaign</source>
      <translation>在另一个活动的对照组里</translation>
    </message>
    <message>
      <source>Same address as somebody on the list</source>
      <translation>与名单里的人地址相同</translation>
    </message>
    <message>
      <source>Written to in the last 14 days</source>
      <translation>14 天内已联系</translation>
    </message>
    <message>
      <source>Nothing suitable to recommend</source>
      <translation>没有合适的商品可推荐</translation>
    </message>
    <message>
      <source>The list is full</source>
      <translation>名单已满</translation>
    </message>
    <message>
      <source>Comes every {every} days, last here {days_since} days ago</source>
      <translation>通常每 {every} 天来一次，上次是 {days_since} 天前</translation>
    </message>
    <message>
      <source>Last here {days_since} days ago</source>
      <translation>上次来是 {days_since} 天前</translation>
    </message>
    <message>
      <source>Came once, {days_since} days ago</source>
      <translation>只来过一次，{days_since} 天前</translation>
    </message>
    <message>
      <source>Due for {product}</source>
      <translation>该再买“{product}”了</translation>
    </message>
    <message>
      <source>Likely to want {product}, never bought it</source>
      <translation>可能会喜欢“{product}”，还没买过</translation>
    </message>
    <message>
      <source>{visits} visits, the last {days_since} days ago</source>
      <translation>消费 {visits} 次，上次是 {days_since} 天前</translation>
    </message>
    <message>
      <source>Likely to want {product}</source>
      <translation>可能想要“{product}”</translation>
    </message>
    <message>
      <source>too early to say</source>
      <translation>时间太短，暂时看不出效果</translation>
    </message>
    <message>
      <source>not certain yet</source>
      <translation>还不确定</translation>
    </message>
    <message>
      <source>it worked</source>
      <translation>有效</translation>
    </message>
    <message>
      <source>it brought nothing</source>
      <translation>没有带来销售</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>姓名</translation>
    </message>
    <message>
      <source>First name</source>
      <translation>名</translation>
    </message>
    <message>
      <source>Days since the last visit</source>
      <translation>未到店天数</translation>
    </message>
    <message>
      <source>Day of the last visit</source>
      <translation>上次到店日期</translation>
    </message>
    <message>
      <source>Day they are due</source>
      <translation>预计到店日期</translation>
    </message>
    <message>
      <source>Product 1</source>
      <translation>推荐商品 1</translation>
    </message>
    <message>
      <source>Product 2</source>
      <translation>推荐商品 2</translation>
    </message>
    <message>
      <source>Product 3</source>
      <translation>推荐商品 3</translation>
    </message>
    <message>
      <source>Offer</source>
      <translation>优惠</translation>
    </message>
    <message>
      <source>Shop</source>
      <translation>店铺</translation>
    </message>
    <message>
      <source>Signature</source>
      <translation>短信签名</translation>
    </message>
    <message>
      <source>{lift} (between {low} and {high}): {verdict}</source>
      <translation>{lift}（在 {low} 到 {high} 之间）：{verdict}</translation>
    </message>
    <message>
      <source>SMS</source>
      <translation>短信</translation>
    </message>
    <message>
      <source>Post</source>
      <translation>信件</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>同意</translation>
    </message>
    <message>
      <source>asked, no answer yet</source>
      <translation>已问，尚未答复</translation>
    </message>
    <message>
      <source>never asked</source>
      <translation>从未问过</translation>
    </message>
    <message>
      <source>no</source>
      <translation>不同意</translation>
    </message>
    <message>
      <source>e-mail {consent}</source>
      <translation>邮件：{consent}</translation>
    </message>
    <message>
      <source>SMS {consent}</source>
      <translation>短信：{consent}</translation>
    </message>
    <message>
      <source>post {consent}</source>
      <translation>信件：{consent}</translation>
    </message>
    <message>
      <source>WeChat {consent}</source>
      <translation>微信：{consent}</translation>
    </message>
    <message>
      <source>never asked whether we may write</source>
      <translation>从未征求过同意</translation>
    </message>
    <message>
      <source>The file {file} is not there any more.</source>
      <translation>文件 {file} 已经不在了。</translation>
    </message>
    <message>
      <source>The file {file} cannot be read. It may be damaged, or open elsewhere.</source>
      <translation>无法读取文件 {file}。它可能已损坏，或正在别处打开。</translation>
    </message>
    <message>
      <source>Nothing can be written to {file}: it, or the folder it is in, is read-only. Choose another folder, or copy it to one of your own first.</source>
      <translation>无法写入 {file}：它或所在的文件夹是只读的。请换一个文件夹，或先复制到自己的文件夹。</translation>
    </message>
    <message>
      <source>The file {file} is locked with a password. Save a copy without one and open that.</source>
      <translation>文件 {file} 有密码保护。请另存一份没有密码的再打开。</translation>
    </message>
    <message>
      <source>This password does not open the file {file}.</source>
      <translation>这个密码打不开文件 {file}。</translation>
    </message>
    <message>
      <source>There is nothing in the file {file}.</source>
      <translation>文件 {file} 里什么都没有。</translation>
    </message>
    <message>
      <source>The file {file} is larger than a till's export can be. Export a shorter period.</source>
      <translation>文件 {file} 太大，不像是收银系统导出的。请导出较短的时间段。</translation>
    </message>
    <message>
      <source>No table was found in {file}.</source>
      <translation>在 {file} 里没有找到表格。</translation>
    </message>
    <message>
      <source>The table in {file} has no row of headings.</source>
      <translation>{file} 里的表格没有标题行。</translation>
    </message>
    <message>
      <source>{file} does not look like sales, customers or products.</source>
      <translation>{file} 不像是销售、顾客或商品数据。</translation>
    </message>
    <message>
      <source>{file} lists what the shop bought from suppliers, not what it sold. Give a list of sales instead.</source>
      <translation>{file} 是店铺的进货，不是销售。请提供销售清单。</translation>
    </message>
    <message>
      <source>{file} has only totals. Regulars needs one row a sale: choose the detailed export.</source>
      <translation>{file} 只有合计。Regulars 需要每笔销售一行，请选择明细导出。</translation>
    </message>
    <message>
      <source>In {file}, commas within amounts end a cell. Export it with semicolons, or as an Excel file.</source>
      <translation>{file} 里金额中的逗号把单元格断开了。请用分号分隔导出，或导出为 Excel 文件。</translation>
    </message>
    <message>
      <source>In {file}, headings do not stand above their values: below “{header}” stands {example}. Give every column its own heading, then import again.</source>
      <translation>在 {file} 中，列标题没有对准下面的数据：“{header}”下面写的是 {example}。给每一列加上自己的列标题，然后重新导入。</translation>
    </message>
    <message>
      <source>{file} has a column a product, a month or a day, as “{header}”. Regulars needs one row a sale.</source>
      <translation>{file} 里每种商品、每月或每天各占一列（如“{header}”）。Regulars 需要每笔销售一行。</translation>
    </message>
    <message>
      <source>{file} is a summary with months across. Regulars needs one row a sale: choose the detailed export.</source>
      <translation>{file} 是按月横排的汇总表。Regulars 需要每笔销售一行，请选择明细导出。</translation>
    </message>
    <message>
      <source>No column tells the {column}. Choose one by clicking its heading.</source>
      <translation>没有哪一列是“{column}”。请点击列标题来指定。</translation>
    </message>
    <message>
      <source>Dates such as {example} could be day or month first. Please choose.</source>
      <translation>{example} 这样的日期可能是日在前，也可能是月在前，请选择。</translation>
    </message>
    <message>
      <source>Dates such as {example} have no year. Choose it here, or write it into a title, the sheet's or the file's name and open the file again.</source>
      <translation>{example} 这样的日期没有年份。在这里选择，或在标题、工作表名、文件名里写上年份后再打开一次。</translation>
    </message>
    <message>
      <source>{file} is not a shop of Regulars.</source>
      <translation>{file} 不是 Regulars 的店铺文件。</translation>
    </message>
    <message>
      <source>{file} was written by a newer Regulars. Install the newer one to open it.</source>
      <translation>{file} 是由更新版本的 Regulars 写入的。请安装新版本再打开。</translation>
    </message>
    <message>
      <source>Another program is writing to this shop. Try again in a moment.</source>
      <translation>另一个程序正在写入这家店铺，请稍后再试。</translation>
    </message>
    <message>
      <source>The shop file {file} is damaged. Restore it from a backup.</source>
      <translation>店铺文件 {file} 已损坏，请从备份恢复。</translation>
    </message>
    <message>
      <source>This is not the passphrase of the shop.</source>
      <translation>这不是店铺的口令。</translation>
    </message>
    <message>
      <source>The disk is full. Nothing was changed; make room and try again.</source>
      <translation>磁盘已满，没有做任何更改。请腾出空间后重试。</translation>
    </message>
    <message>
      <source>The computer ran out of memory. Nothing was changed; close other programs and try again.</source>
      <translation>电脑内存不足，没有做任何更改。请关闭其他程序后重试。</translation>
    </message>
    <message>
      <source>This model is not there any more, or its lists are not kept.</source>
      <translation>这个模型已经不在了，或者它的推荐清单已不再保留。</translation>
    </message>
    <message>
      <source>There are too few sales to learn from yet.</source>
      <translation>销售数据还太少，无法学习。</translation>
    </message>
    <message>
      <source>There is no customer {customer} in this shop.</source>
      <translation>店铺里没有顾客 {customer}。</translation>
    </message>
    <message>
      <source>There is no product {product} in this shop.</source>
      <translation>店铺里没有商品 {product}。</translation>
    </message>
    <message>
      <source>This import is not there any more.</source>
      <translation>这次导入已经不在了。</translation>
    </message>
    <message>
      <source>This copy is not there any more.</source>
      <translation>这份副本已经不在了。</translation>
    </message>
    <message>
      <source>These spellings are not there any more.</source>
      <translation>这些写法已经不在了。</translation>
    </message>
    <message>
      <source>{file} does not describe a till's export: {detail}.</source>
      <translation>{file} 不是收银系统的描述文件：{detail}。</translation>
    </message>
    <message>
      <source>This till system is not there any more.</source>
      <translation>这个收银系统已经不在了。</translation>
    </message>
    <message>
      <source>Nobody may or should be written to for this campaign.</source>
      <translation>这次活动没有可以或应该联系的顾客。</translation>
    </message>
    <message>
      <source>This campaign is not there any more.</source>
      <translation>这个活动已经不在了。</translation>
    </message>
    <message>
      <source>Nobody has agreed to be written to on this channel.</source>
      <translation>没有人同意通过这个渠道接收消息。</translation>
    </message>
    <message>
      <source>This cannot be done: {argument} is not right.</source>
      <translation>无法完成：{argument} 不正确。</translation>
    </message>
    <message>
      <source>“{value}” cannot be read in {column} either. Nothing was changed.</source>
      <translation>“{value}”作为“{column}”同样无法识别，没有做任何更改。</translation>
    </message>
    <message>
      <source>The work stopped unexpectedly. Nothing was changed; please try again.</source>
      <translation>工作意外中断，没有做任何更改，请重试。</translation>
    </message>
    <message>
      <source>Cancelled. The shop is as it was before.</source>
      <translation>已取消，店铺保持原样。</translation>
    </message>
    <message>
      <source>{file} has no dates: they stand in the report of the orders. Import that first, or choose both files together.</source>
      <translation>{file} 里没有日期，日期在订单报表里。先导入订单报表，或者两个文件一起选。</translation>
    </message>
    <message>
      <source>Learning takes about {needed_mb} MB of memory, and {available_mb} MB are free. Close other programs and try again. Nothing was begun.</source>
      <translation>学习约需 {needed_mb} MB 内存，目前可用 {available_mb} MB。请关闭其他程序后重试，学习尚未开始。</translation>
    </message>
    <message>
      <source>This shop is open elsewhere. Close it there, then try again. Nothing was changed.</source>
      <translation>这家店铺在别处打开着。请先在那里关闭，再试一次。什么都没有改动。</translation>
    </message>
    <message>
      <source>The shop {file} is locked with a passphrase.</source>
      <translation>店铺 {file} 设了口令。</translation>
    </message>
    <message>
      <source>A passphrase has at least {least} characters.</source>
      <translation>口令至少要有 {least} 个字符。</translation>
    </message>
    <message>
      <source>This shop has no passphrase.</source>
      <translation>这家店铺没有设口令。</translation>
    </message>
    <message>
      <source>The copy {file} does not have the passphrase of the shop. It can be opened as a shop of its own.</source>
      <translation>副本 {file} 用的不是这家店铺的口令。可以把它当作单独的店铺打开。</translation>
    </message>
    <message>
      <source>Storing what is learned takes about {needed_mb} MB, and {available_mb} MB are free on the disk. Make room and try again. Nothing was begun.</source>
      <translation>保存学习结果约需 {needed_mb} MB，磁盘可用 {available_mb} MB。请腾出空间后重试，学习尚未开始。</translation>
    </message>
    <message>
      <source>postage, no product</source>
      <translation>运费，不是商品</translation>
    </message>
    <message>
      <source>fee, no product</source>
      <translation>手续费，不是商品</translation>
    </message>
    <message>
      <source>sample, no product</source>
      <translation>样品，不是商品</translation>
    </message>
    <message>
      <source>adjustment, no product</source>
      <translation>调整，不是商品</translation>
    </message>
    <message>
      <source>discount, no product</source>
      <translation>折扣，不是商品</translation>
    </message>
    <message>
      <source>deposit, no product</source>
      <translation>押金，不是商品</translation>
    </message>
    <message>
      <source>carrier bag, no product</source>
      <translation>购物袋，不是商品</translation>
    </message>
    <message>
      <source>tip, no product</source>
      <translation>小费，不是商品</translation>
    </message>
    <message>
      <source>tax, no product</source>
      <translation>税，不是商品</translation>
    </message>
    <message>
      <source>reward, no product</source>
      <translation>奖励，不是商品</translation>
    </message>
    <message>
      <source>gift card, no product</source>
      <translation>礼品卡，不是商品</translation>
    </message>
    <message>
      <source>no product</source>
      <translation>不是商品</translation>
    </message>
    <message>
      <source>never recommended</source>
      <translation>从不推荐</translation>
    </message>
    <message>
      <source>not on sale</source>
      <translation>已下架</translation>
    </message>
    <message>
      <source>out of stock</source>
      <translation>已售罄</translation>
    </message>
    <message>
      <source>Usually</source>
      <translation>通常</translation>
    </message>
    <message numerus="yes">
      <source>%Ln product(s)</source>
      <translation>
        <numerusform>%Ln 种商品</numerusform>
      </translation>
    </message>
    <message>
      <source>Basket</source>
      <translation>每次购买</translation>
    </message>
    <message>
      <source>Price level</source>
      <translation>价位</translation>
    </message>
    <message>
      <source>{day}s</source>
      <translation>{day}</translation>
    </message>
    <message>
      <source>{day} mornings</source>
      <translation>{day}上午</translation>
    </message>
    <message>
      <source>in the morning</source>
      <translation>上午</translation>
    </message>
    <message>
      <source>{day} afternoons</source>
      <translation>{day}下午</translation>
    </message>
    <message>
      <source>in the afternoon</source>
      <translation>下午</translation>
    </message>
    <message>
      <source>{day} evenings</source>
      <translation>{day}晚上</translation>
    </message>
    <message>
      <source>in the evening</source>
      <translation>晚上</translation>
    </message>
    <message>
      <source>today</source>
      <translation>今天</translation>
    </message>
    <message numerus="yes">
      <source>in %Ln day(s)</source>
      <translation>
        <numerusform>%Ln 天后</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) overdue</source>
      <translation>
        <numerusform>已超 %Ln 天</numerusform>
      </translation>
    </message>
    <message>
      <source>{name}, {day}: not written to</source>
      <translation>{name}，{day}：未发送</translation>
    </message>
    <message>
      <source>{name}, {day}: on the list</source>
      <translation>{name}，{day}：在名单上</translation>
    </message>
    <message>
      <source>{name}, {day}: has not come since</source>
      <translation>{name}，{day}：之后还没来过</translation>
    </message>
    <message numerus="yes">
      <source>{name}, {day}: came after %Ln day(s)</source>
      <translation>
        <numerusform>{name}，{day}：%Ln 天后来了</numerusform>
      </translation>
    </message>
    <message>
      <source>{prices}, likes offers</source>
      <translation>{prices}，喜欢优惠</translation>
    </message>
    <message>
      <source>Complete lines</source>
      <translation>记录完整</translation>
    </message>
    <message>
      <source>Readable, spelled one way</source>
      <translation>可读、写法统一</translation>
    </message>
    <message>
      <source>Nothing twice</source>
      <translation>没有重复</translation>
    </message>
    <message>
      <source>Up to date</source>
      <translation>及时更新</translation>
    </message>
    <message>
      <source>Customers you know</source>
      <translation>认识的顾客</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have no customer</source>
      <translation>
        <numerusform>%Ln 条记录没有顾客</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) do not say which product</source>
      <translation>
        <numerusform>%Ln 条记录没有写是哪种商品</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have no amount</source>
      <translation>
        <numerusform>%Ln 条记录没有金额</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) cannot be read</source>
      <translation>
        <numerusform>%Ln 个单元格无法识别</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln product(s) may be others in another spelling</source>
      <translation>
        <numerusform>%Ln 种商品可能只是写法不同</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) stand twice in a receipt</source>
      <translation>
        <numerusform>%Ln 条记录在同一订单里出现两次</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln repeated line(s) count once</source>
      <translation>
        <numerusform>%Ln 条重复记录只算一次</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>the last sale is %Ln day(s) old</source>
      <translation>
        <numerusform>最近一笔销售在 %Ln 天前</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) of a year are covered</source>
      <translation>
        <numerusform>一年中有 %Ln 天的数据</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) have no e-mail, phone or address</source>
      <translation>
        <numerusform>%Ln 位顾客没有邮箱、电话或地址</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln pair(s) may be one person</source>
      <translation>
        <numerusform>%Ln 对可能是同一人</numerusform>
      </translation>
    </message>
    <message>
      <source>Every line says who bought what for how much</source>
      <translation>每条记录都写明谁买了什么、多少钱</translation>
    </message>
    <message>
      <source>Every cell was read, every product has one spelling</source>
      <translation>每个单元格都已读取，每种商品只有一种写法</translation>
    </message>
    <message>
      <source>No line stands twice</source>
      <translation>没有重复的记录</translation>
    </message>
    <message>
      <source>The whole past year is covered</source>
      <translation>过去一整年都有数据</translation>
    </message>
    <message>
      <source>Everybody can be reached and is there once</source>
      <translation>每位顾客都能联系到，且没有重复</translation>
    </message>
    <message>
      <source>Ask for a name or card at the till, or add a file that says who bought.</source>
      <translation>结账时请顾客报姓名或会员卡，或添加写有购买人的文件。</translation>
    </message>
    <message>
      <source>Add a file…</source>
      <translation>添加文件…</translation>
    </message>
    <message>
      <source>Write in what is missing.</source>
      <translation>补上缺少的内容。</translation>
    </message>
    <message>
      <source>See the lines</source>
      <translation>查看记录</translation>
    </message>
    <message>
      <source>Write the right value, once for all cells alike.</source>
      <translation>写入正确的值，同样的单元格一次改完。</translation>
    </message>
    <message>
      <source>See the cells</source>
      <translation>查看单元格</translation>
    </message>
    <message>
      <source>Say which of them are one product.</source>
      <translation>指出哪些是同一商品。</translation>
    </message>
    <message>
      <source>See the spellings</source>
      <translation>查看写法</translation>
    </message>
    <message>
      <source>Are they two of the same, or one line too many?</source>
      <translation>是真的买了两件，还是多了一行？</translation>
    </message>
    <message>
      <source>Add the latest sales: who is due is told by them.</source>
      <translation>添加最新的销售数据，才知道谁该来了。</translation>
    </message>
    <message>
      <source>Add the latest sales…</source>
      <translation>添加最新销售…</translation>
    </message>
    <message>
      <source>A whole year shows every season once.</source>
      <translation>有一整年的数据，才能看到每个季节。</translation>
    </message>
    <message>
      <source>Add earlier sales…</source>
      <translation>添加更早的销售…</translation>
    </message>
    <message>
      <source>Say whether they are one customer or two.</source>
      <translation>判断是一位顾客还是两位。</translation>
    </message>
    <message>
      <source>See the pairs</source>
      <translation>逐对确认</translation>
    </message>
    <message>
      <source>E-mail or phone is what lets you write to people.</source>
      <translation>有邮箱或电话，您才能联系顾客。</translation>
    </message>
    <message>
      <source>Add your customer list…</source>
      <translation>添加顾客名单…</translation>
    </message>
    <message>
      <source>No sale says who bought</source>
      <translation>没有一笔销售写明购买人</translation>
    </message>
    <message>
      <source>There are no sales in this shop yet</source>
      <translation>店里还没有销售数据</translation>
    </message>
    <message>
      <source>Open the sales file that your till writes</source>
      <translation>打开收银系统导出的销售文件</translation>
    </message>
    <message>
      <source>Add sales</source>
      <translation>添加销售数据</translation>
    </message>
    <message>
      <source>Your sales do not say who bought</source>
      <translation>销售数据里没有写谁买的</translation>
    </message>
    <message>
      <source>With a column for the customer, Regulars could say who comes back and for what</source>
      <translation>有了顾客这一列，Regulars 才能说出谁会回来、来买什么</translation>
    </message>
    <message>
      <source>See the data</source>
      <translation>查看数据</translation>
    </message>
    <message numerus="yes">
      <source>%Ln sale(s) are waiting to be learned from</source>
      <translation>
        <numerusform>有 %Ln 条销售记录还没有学习</numerusform>
      </translation>
    </message>
    <message>
      <source>Then Regulars knows who is due, and for what</source>
      <translation>学习之后就知道谁该来了、该买什么</translation>
    </message>
    <message>
      <source>Learn now</source>
      <translation>开始学习</translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) of new sales have not been learned from</source>
      <translation>
        <numerusform>有 %Ln 天的新销售还没有学习</numerusform>
      </translation>
    </message>
    <message>
      <source>Learn again to bring all lists up to date</source>
      <translation>重新学习，让所有推荐清单保持最新</translation>
    </message>
    <message>
      <source>Learn again</source>
      <translation>重新学习</translation>
    </message>
    <message>
      <source>They used to come every {every} days and spent {value} a month together</source>
      <translation>他们以前每 {every} 天来一次，每月共消费 {value}</translation>
    </message>
    <message numerus="yes">
      <source>%Ln regular(s) have gone quiet in the last month</source>
      <translation>
        <numerusform>最近一个月有 %Ln 位回头客没有来</numerusform>
      </translation>
    </message>
    <message>
      <source>See who</source>
      <translation>看看是谁</translation>
    </message>
    <message>
      <source>Together they are expected to spend {value} in the next {days} days; a reminder helps them to think of you</source>
      <translation>未来 {days} 天他们预计共消费 {value}，提醒一下会让他们想起您</translation>
    </message>
    <message numerus="yes">
      <source>Perhaps {value} in the next {days} days, a rough guess: of %Ln hidden day(s), {expected} was expected for each 100 that customers spent</source>
      <translation>
        <numerusform>未来 {days} 天或许共消费 {value}，只是粗略估计：在 %Ln 天的检验期里，顾客每消费 100，预计的是 {expected}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) are due to come back this week</source>
      <translation>
        <numerusform>本周有 %Ln 位顾客该来了</numerusform>
      </translation>
    </message>
    <message>
      <source>Prepare the list</source>
      <translation>准备名单</translation>
    </message>
    <message>
      <source>What did “{name}” bring?</source>
      <translation>“{name}”带来了什么？</translation>
    </message>
    <message numerus="yes">
      <source>Written to %Ln customer(s), compared with a few who were not</source>
      <translation>
        <numerusform>发给了 %Ln 位顾客，并与少数未发送的顾客对比</numerusform>
      </translation>
    </message>
    <message>
      <source>Read the result</source>
      <translation>查看结果</translation>
    </message>
    <message>
      <source>Was “{name}” sent?</source>
      <translation>“{name}”发送了吗？</translation>
    </message>
    <message numerus="yes">
      <source>Its list for %Ln customer(s) was saved on {day}; what it brings is counted once it was sent</source>
      <translation>
        <numerusform>{day}已保存 %Ln 位顾客的名单；发送之后才开始统计效果</numerusform>
      </translation>
    </message>
    <message>
      <source>Mark as sent</source>
      <translation>标记为已发送</translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) came once in the last two months, and not again yet</source>
      <translation>
        <numerusform>最近两个月里有 %Ln 位顾客来过一次，还没有再来</numerusform>
      </translation>
    </message>
    <message>
      <source>The second visit is what makes a regular</source>
      <translation>来第二次，才会成为回头客</translation>
    </message>
    <message>
      <source>Invite them</source>
      <translation>邀请他们</translation>
    </message>
    <message numerus="yes">
      <source>The sales cover %Ln day(s) so far</source>
      <translation>
        <numerusform>目前的销售记录覆盖 %Ln 天</numerusform>
      </translation>
    </message>
    <message>
      <source>What is expected of the next {horizon} days is a first guess; older sales help</source>
      <translation>对今后 {horizon} 天的预计只是初步估计；导入更早的销售会更准</translation>
    </message>
    <message>
      <source>{share} of your sales have nobody to thank</source>
      <translation>{share} 的销售不知道该感谢谁</translation>
    </message>
    <message>
      <source>Ask for a name or card at the till: every one makes the lists better</source>
      <translation>结账时请顾客报姓名或会员卡，每多一位，推荐就更准</translation>
    </message>
    <message>
      <source>same name</source>
      <translation>姓名相同</translation>
    </message>
    <message>
      <source>one name is longer</source>
      <translation>一个姓名更长</translation>
    </message>
    <message>
      <source>half of the name</source>
      <translation>姓名一半相同</translation>
    </message>
    <message>
      <source>names a slip apart</source>
      <translation>姓名差一个字</translation>
    </message>
    <message>
      <source>one name is short</source>
      <translation>一个姓名是简写</translation>
    </message>
    <message>
      <source>another surname</source>
      <translation>姓不同</translation>
    </message>
    <message>
      <source>another first name</source>
      <translation>名不同</translation>
    </message>
    <message>
      <source>another name</source>
      <translation>姓名不同</translation>
    </message>
    <message>
      <source>same e-mail address</source>
      <translation>邮箱相同</translation>
    </message>
    <message>
      <source>e-mails much alike</source>
      <translation>邮箱很像</translation>
    </message>
    <message>
      <source>another e-mail address</source>
      <translation>邮箱不同</translation>
    </message>
    <message>
      <source>same phone</source>
      <translation>电话相同</translation>
    </message>
    <message>
      <source>phones a slip apart</source>
      <translation>电话差一位</translation>
    </message>
    <message>
      <source>another phone</source>
      <translation>电话不同</translation>
    </message>
    <message>
      <source>masked phone fits</source>
      <translation>隐藏的号码吻合</translation>
    </message>
    <message>
      <source>same card number</source>
      <translation>卡号相同</translation>
    </message>
    <message>
      <source>cards much alike</source>
      <translation>卡号很像</translation>
    </message>
    <message>
      <source>another card number</source>
      <translation>卡号不同</translation>
    </message>
    <message>
      <source>same birthday</source>
      <translation>生日相同</translation>
    </message>
    <message>
      <source>day and month swapped</source>
      <translation>日和月互换</translation>
    </message>
    <message>
      <source>same day and month, a year is missing</source>
      <translation>月日相同，有一方没有年份</translation>
    </message>
    <message>
      <source>birthdays a slip apart</source>
      <translation>生日差一位</translation>
    </message>
    <message>
      <source>another birthday</source>
      <translation>生日不同</translation>
    </message>
    <message>
      <source>same address</source>
      <translation>地址相同</translation>
    </message>
    <message>
      <source>addresses alike</source>
      <translation>地址相似</translation>
    </message>
    <message>
      <source>same postal code</source>
      <translation>邮编相同</translation>
    </message>
    <message>
      <source>same town</source>
      <translation>城市相同</translation>
    </message>
    <message>
      <source>another address</source>
      <translation>地址不同</translation>
    </message>
    <message>
      <source>Phone</source>
      <translation>电话</translation>
    </message>
    <message>
      <source>Card</source>
      <translation>会员卡</translation>
    </message>
    <message>
      <source>Birthday</source>
      <translation>生日</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>地址</translation>
    </message>
    <message>
      <source>one person, you said</source>
      <translation>您判断是同一人</translation>
    </message>
    <message>
      <source>two people, you said</source>
      <translation>您判断是两个人</translation>
    </message>
    <message>
      <source>nobody can tell, you said</source>
      <translation>您判断不确定</translation>
    </message>
    <message>
      <source>Very likely one person</source>
      <translation>很可能是同一人</translation>
    </message>
    <message>
      <source>Probably one person</source>
      <translation>多半是同一人</translation>
    </message>
    <message>
      <source>Perhaps one person</source>
      <translation>也许是同一人</translation>
    </message>
    <message>
      <source>Rather two people</source>
      <translation>更像两个人</translation>
    </message>
    <message>
      <source>Customer</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Customer's name</source>
      <translation>顾客姓名</translation>
    </message>
    <message>
      <source>Receipt</source>
      <translation>订单号</translation>
    </message>
    <message>
      <source>Line number</source>
      <translation>行号</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>Product's name</source>
      <translation>商品名称</translation>
    </message>
    <message>
      <source>Category</source>
      <translation>品类</translation>
    </message>
    <message>
      <source>Brand</source>
      <translation>品牌</translation>
    </message>
    <message>
      <source>Qty</source>
      <translation>数量</translation>
    </message>
    <message>
      <source>Price</source>
      <translation>单价</translation>
    </message>
    <message>
      <source>Line total</source>
      <translation>金额</translation>
    </message>
    <message>
      <source>Discount</source>
      <translation>折扣</translation>
    </message>
    <message>
      <source>Tax</source>
      <translation>税额</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>状态</translation>
    </message>
    <message>
      <source>Store</source>
      <translation>门店</translation>
    </message>
    <message>
      <source>Total of the receipt</source>
      <translation>订单总额</translation>
    </message>
    <message>
      <source>Given back of the receipt</source>
      <translation>订单退款</translation>
    </message>
    <message>
      <source>Given back of the line</source>
      <translation>单行退款</translation>
    </message>
    <message>
      <source>Paid with</source>
      <translation>支付方式</translation>
    </message>
    <message>
      <source>Paid with points</source>
      <translation>积分抵扣</translation>
    </message>
    <message>
      <source>Line total, the other way of tax</source>
      <translation>金额（另一种含税方式）</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>时间</translation>
    </message>
    <message>
      <source>Kind of row</source>
      <translation>行的类型</translation>
    </message>
    <message>
      <source>Void</source>
      <translation>作废</translation>
    </message>
    <message>
      <source>Refunded</source>
      <translation>已退款</translation>
    </message>
    <message>
      <source>Cancelled on</source>
      <translation>取消时间</translation>
    </message>
    <message>
      <source>After sales</source>
      <translation>售后状态</translation>
    </message>
    <message>
      <source>E-mail or phone</source>
      <translation>邮箱或电话</translation>
    </message>
    <message>
      <source>Receipt before tax and postage</source>
      <translation>订单小计</translation>
    </message>
    <message>
      <source>Discount of the receipt</source>
      <translation>订单优惠</translation>
    </message>
    <message>
      <source>Postage of the receipt</source>
      <translation>订单运费</translation>
    </message>
    <message>
      <source>Tax of the receipt</source>
      <translation>订单税额</translation>
    </message>
    <message>
      <source>Number of different products</source>
      <translation>商品种类数</translation>
    </message>
    <message>
      <source>Product it is a variant of</source>
      <translation>所属商品</translation>
    </message>
    <message>
      <source>Currency</source>
      <translation>货币</translation>
    </message>
    <message>
      <source>Company</source>
      <translation>公司</translation>
    </message>
    <message>
      <source>Last name</source>
      <translation>姓</translation>
    </message>
    <message>
      <source>Gender</source>
      <translation>性别</translation>
    </message>
    <message>
      <source>City</source>
      <translation>城市</translation>
    </message>
    <message>
      <source>Postal code</source>
      <translation>邮编</translation>
    </message>
    <message>
      <source>Country</source>
      <translation>国家或地区</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <source>Customer since</source>
      <translation>成为顾客时间</translation>
    </message>
    <message>
      <source>May be e-mailed</source>
      <translation>可发邮件</translation>
    </message>
    <message>
      <source>May be texted</source>
      <translation>可发短信</translation>
    </message>
    <message>
      <source>May be sent letters</source>
      <translation>可寄信</translation>
    </message>
    <message>
      <source>May be written to on WeChat</source>
      <translation>可发微信</translation>
    </message>
    <message>
      <source>May be written to</source>
      <translation>可以联系</translation>
    </message>
    <message>
      <source>Wants no e-mails</source>
      <translation>不要邮件</translation>
    </message>
    <message>
      <source>Wants no SMS</source>
      <translation>不要短信</translation>
    </message>
    <message>
      <source>Wants no letters</source>
      <translation>不要信件</translation>
    </message>
    <message>
      <source>Wants nothing on WeChat</source>
      <translation>不要微信消息</translation>
    </message>
    <message>
      <source>Wants nothing written</source>
      <translation>什么都不要发</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Cost</source>
      <translation>成本</translation>
    </message>
    <message>
      <source>Stock</source>
      <translation>库存</translation>
    </message>
    <message>
      <source>On sale</source>
      <translation>在售</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>数值</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are refunds</source>
      <translation>
        <numerusform>%Ln 条记录是退款</numerusform>
      </translation>
    </message>
    <message>
      <source>Taken off the sales</source>
      <translation>已从销售中扣除</translation>
    </message>
    <message>
      <source>Taken off the sales they cancel</source>
      <translation>已从对应的销售中扣除</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) were there already</source>
      <translation>
        <numerusform>%Ln 条记录之前已有</numerusform>
      </translation>
    </message>
    <message>
      <source>From an earlier file: not counted again</source>
      <translation>来自以前的文件，不重复计算</translation>
    </message>
    <message>
      <source>They no longer count; undo brings them back</source>
      <translation>不再计入，撤销可恢复</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) of other files or sheets were corrected</source>
      <translation>
        <numerusform>其他文件或工作表的 %Ln 条记录已更正</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln date(s) were written without their year</source>
      <translation>
        <numerusform>%Ln 个日期没有写年份</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) were cancelled or given back</source>
      <translation>
        <numerusform>%Ln 行已取消或已退货</numerusform>
      </translation>
    </message>
    <message>
      <source>The latest counts; undo brings the earlier state back</source>
      <translation>以最新的为准；撤销可恢复原状</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) of other files or sheets are cancelled or refunded now</source>
      <translation>
        <numerusform>其他文件或工作表的 %Ln 条记录现已取消或退款</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln receipt(s) of other files or sheets are there with their goods now</source>
      <translation>
        <numerusform>其他文件或工作表的 %Ln 笔订单现在有了商品明细</numerusform>
      </translation>
    </message>
    <message>
      <source>The goods count, not the receipts</source>
      <translation>以商品明细为准，不重复计算订单</translation>
    </message>
    <message>
      <source>They count for products, not for people</source>
      <translation>计入商品，不计入顾客</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) name no product</source>
      <translation>
        <numerusform>%Ln 条记录没有写商品</numerusform>
      </translation>
    </message>
    <message>
      <source>They count for visits and money; a column of products would tell what sells and what to recommend</source>
      <translation>计入消费次数和金额；有了商品这一列，才知道什么好卖、推荐什么</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are postage, fees or samples</source>
      <translation>
        <numerusform>%Ln 条记录是运费、手续费或样品</numerusform>
      </translation>
    </message>
    <message>
      <source>Not recommended to anybody</source>
      <translation>不会推荐给任何人</translation>
    </message>
    <message>
      <source>Could be two of the same: both kept</source>
      <translation>可能真的买了两件，都保留</translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) were there already under another number</source>
      <translation>
        <numerusform>%Ln 位顾客之前已用另一个编号存在</numerusform>
      </translation>
    </message>
    <message>
      <source>Counted as one; each can be undone</source>
      <translation>合为一位，每个都可以撤销</translation>
    </message>
    <message numerus="yes">
      <source>%Ln pair(s) of customers may be one person</source>
      <translation>
        <numerusform>%Ln 对顾客可能是同一人</numerusform>
      </translation>
    </message>
    <message>
      <source>Yours to decide, under Same customer?</source>
      <translation>请在“是同一位顾客吗？”里判断</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have no date</source>
      <translation>
        <numerusform>%Ln 条记录没有日期</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out until it is written</source>
      <translation>补上之前不计入</translation>
    </message>
    <message numerus="yes">
      <source>%Ln date(s) cannot be read</source>
      <translation>
        <numerusform>%Ln 个日期无法识别</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out until they are corrected</source>
      <translation>更正之前不计入</translation>
    </message>
    <message numerus="yes">
      <source>%Ln date(s) lie too far back or ahead</source>
      <translation>
        <numerusform>%Ln 个日期太早或太晚</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln amount(s) are not numbers</source>
      <translation>
        <numerusform>%Ln 个金额不是数字</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln quantities cannot be read</source>
      <translation>
        <numerusform>%Ln 个数量无法识别</numerusform>
      </translation>
    </message>
    <message>
      <source>Counted as one</source>
      <translation>按一件计算</translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) should be numbers</source>
      <translation>
        <numerusform>%Ln 个单元格应该是数字</numerusform>
      </translation>
    </message>
    <message>
      <source>The cell is left empty</source>
      <translation>单元格留空</translation>
    </message>
    <message numerus="yes">
      <source>%Ln number(s) were cut short by Excel, such as 5.24E+15</source>
      <translation>
        <numerusform>%Ln 个编号被 Excel 截断，如 5.24E+15</numerusform>
      </translation>
    </message>
    <message>
      <source>Kept as they are: export them again as text</source>
      <translation>保持原样：请以文本格式重新导出</translation>
    </message>
    <message>
      <source>They count for sales, not for products</source>
      <translation>计入销售额，不计入商品</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) do not say which customer</source>
      <translation>
        <numerusform>%Ln 条记录没有写是哪位顾客</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out</source>
      <translation>不计入</translation>
    </message>
    <message numerus="yes">
      <source>%Ln consent(s) are neither yes nor no</source>
      <translation>
        <numerusform>%Ln 个联系许可既不是同意也不是不同意</numerusform>
      </translation>
    </message>
    <message>
      <source>Taken as never asked</source>
      <translation>按从未问过处理</translation>
    </message>
    <message numerus="yes">
      <source>%Ln consent(s) name no way of writing</source>
      <translation>
        <numerusform>%Ln 条同意没有写明用什么方式联系</numerusform>
      </translation>
    </message>
    <message>
      <source>A yes counts for e-mail and SMS, a no for everything</source>
      <translation>“是”算作同意邮件和短信，“否”对所有方式都有效</translation>
    </message>
    <message numerus="yes">
      <source>%Ln view(s) cannot be read</source>
      <translation>
        <numerusform>%Ln 条浏览无法识别</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) are totals</source>
      <translation>
        <numerusform>%Ln 行是合计</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out: they would count sales twice</source>
      <translation>不计入，否则销售会算两遍</translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) repeat the headings</source>
      <translation>
        <numerusform>%Ln 行是重复的标题</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) are not sales</source>
      <translation>
        <numerusform>%Ln 行不是销售</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) are hidden in the sheet, perhaps by a filter</source>
      <translation>
        <numerusform>%Ln 行在表格里被隐藏，可能是筛选造成的</numerusform>
      </translation>
    </message>
    <message>
      <source>Read like all others</source>
      <translation>与其他行一样读取</translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) have a quotation mark that does not close</source>
      <translation>
        <numerusform>%Ln 行有未闭合的引号</numerusform>
      </translation>
    </message>
    <message>
      <source>Read as if it were not there</source>
      <translation>按没有这个引号读取</translation>
    </message>
    <message numerus="yes">
      <source>%Ln column(s) hold the sales of a product, a day or a month each</source>
      <translation>
        <numerusform>%Ln 列各是一种商品、一天或一个月的销售</numerusform>
      </translation>
    </message>
    <message>
      <source>A line a cell; a month's has the first day of the month</source>
      <translation>每个单元格算一条记录，按月的记在当月第一天</translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) list several products</source>
      <translation>
        <numerusform>%Ln 个单元格里有多种商品</numerusform>
      </translation>
    </message>
    <message>
      <source>A line each; the amount of the row is spread over the pieces</source>
      <translation>每种一条记录，金额按件分摊</translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) seem to list several products, but not as the others do</source>
      <translation>
        <numerusform>%Ln 个单元格似乎有多种商品，但写法与其他的不同</numerusform>
      </translation>
    </message>
    <message>
      <source>Kept as one product</source>
      <translation>按一种商品保留</translation>
    </message>
    <message numerus="yes">
      <source>%Ln order(s) name several products that are not known alone</source>
      <translation>
        <numerusform>%Ln 笔订单写着几种商品，没有单独卖过，分不开</numerusform>
      </translation>
    </message>
    <message>
      <source>Kept as orders without products, until the report of their items comes</source>
      <translation>先只记订单、不记商品，等导入宝贝报表后补上</translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) have a comma within a name, which is not in quotes</source>
      <translation>
        <numerusform>%Ln 行的名称里有逗号，又没有加引号</numerusform>
      </translation>
    </message>
    <message>
      <source>The name was put together again</source>
      <translation>名称已重新拼好</translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) have more cells than there are headings</source>
      <translation>
        <numerusform>%Ln 行的单元格比列标题多</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out: which cells belong together is not clear</source>
      <translation>不计入：看不出哪些单元格属于一起</translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) hold one text and nothing else, as titles and notes do</source>
      <translation>
        <numerusform>%Ln 行只有一段文字，像是标题或备注</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) stand below the table: signatures, who made it, when it was printed</source>
      <translation>
        <numerusform>%Ln 行是表格下方的签字、制表人或打印时间</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) are headings of the lines below them</source>
      <translation>
        <numerusform>%Ln 行是下面各行的小标题</numerusform>
      </translation>
    </message>
    <message>
      <source>What they say was written into each of those lines</source>
      <translation>小标题的内容已写入下面每条记录</translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) stand below the headings of another table</source>
      <translation>
        <numerusform>%Ln 行在另一张表的标题下面</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out: put that table on a sheet of its own</source>
      <translation>不计入：请把那张表单独放在一个工作表里</translation>
    </message>
    <message numerus="yes">
      <source>%Ln further table(s) list neither sales nor customers, products or views</source>
      <translation>
        <numerusform>另有 %Ln 张表不是销售、顾客、商品或浏览</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln further table(s) lack what sales need, as a date or headings</source>
      <translation>
        <numerusform>另有 %Ln 张表缺少销售记录必需的内容，例如日期或列标题</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out: put that right and add the file again; nothing counts twice</source>
      <translation>未导入：改好后再添加一次该文件即可，不会重复计算</translation>
    </message>
    <message numerus="yes">
      <source>%Ln sheet(s) hold notes and no table</source>
      <translation>
        <numerusform>%Ln 张工作表只是说明文字，没有表格</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is missing</source>
      <translation>没有遗漏</translation>
    </message>
    <message numerus="yes">
      <source>%Ln table(s) tell how sales were paid</source>
      <translation>
        <numerusform>%Ln 张表是付款方式</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out: the sales themselves stand in the other tables</source>
      <translation>不计入：销售本身在其他表里</translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) were cancelled at the till</source>
      <translation>
        <numerusform>%Ln 行在收银时已取消</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are in another currency</source>
      <translation>
        <numerusform>%Ln 条记录是另一种货币</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out: a shop has one currency</source>
      <translation>不计入：一家店只用一种货币</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) belong to receipts that stand twice</source>
      <translation>
        <numerusform>%Ln 条记录属于重复出现的订单</numerusform>
      </translation>
    </message>
    <message>
      <source>Kept once</source>
      <translation>只保留一次</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) tell no amount, and no price of the product is known</source>
      <translation>
        <numerusform>%Ln 条记录没有金额，商品也没有价格</numerusform>
      </translation>
    </message>
    <message>
      <source>Kept as visits without money: add the list of products with their prices first</source>
      <translation>作为没有金额的消费保留：请先添加带价格的商品表</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) write a product in other capitals</source>
      <translation>
        <numerusform>%Ln 条记录里商品的大小写不同</numerusform>
      </translation>
    </message>
    <message>
      <source>Counted as one product, in its first spelling</source>
      <translation>按同一商品计算，使用第一种写法</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are equal to another one, without a receipt</source>
      <translation>
        <numerusform>%Ln 条记录与另一条相同，且没有订单号</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln order(s) are listed as returned</source>
      <translation>
        <numerusform>%Ln 笔订单列为退货</numerusform>
      </translation>
    </message>
    <message>
      <source>Their lines are marked as refunded, whether they are in the shop or come later</source>
      <translation>这些订单的记录标为已退款，无论已导入还是以后才导入</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) were paid with points</source>
      <translation>
        <numerusform>%Ln 条记录用积分支付</numerusform>
      </translation>
    </message>
    <message>
      <source>Kept as visits: points are no money</source>
      <translation>作为消费保留：积分不是钱</translation>
    </message>
    <message>
      <source>Taken from the dates above and below them that have one</source>
      <translation>按上下写有年份的日期补上</translation>
    </message>
    <message>
      <source>Taken from the title above the table</source>
      <translation>按表格上方的标题补上</translation>
    </message>
    <message>
      <source>Taken from the name of the sheet</source>
      <translation>按工作表名称补上</translation>
    </message>
    <message>
      <source>Taken from the name of the file</source>
      <translation>按文件名补上</translation>
    </message>
    <message>
      <source>Taken from another sheet of the workbook</source>
      <translation>按同一工作簿的其他工作表补上</translation>
    </message>
    <message>
      <source>Taken as you said</source>
      <translation>按您所选的年份补上</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) tell their amounts without tax</source>
      <translation>
        <numerusform>%Ln 条记录的金额不含税</numerusform>
      </translation>
    </message>
    <message>
      <source>The tax that stands beside them was added: this shop keeps its money with tax</source>
      <translation>已加上旁边的税额：本店金额含税</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) tell their amounts with tax</source>
      <translation>
        <numerusform>%Ln 条记录的金额含税</numerusform>
      </translation>
    </message>
    <message>
      <source>The tax was taken off: this shop keeps its money without tax</source>
      <translation>已扣除税额：本店金额不含税</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have their tax in another way than this shop, and do not tell how much it is</source>
      <translation>
        <numerusform>%Ln 条记录的含税方式与本店不同，又没有写税额</numerusform>
      </translation>
    </message>
    <message>
      <source>Taken as they are</source>
      <translation>按原样计入</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have their money in thousands or ten thousands</source>
      <translation>
        <numerusform>%Ln 行的金额以千元或万元为单位</numerusform>
      </translation>
    </message>
    <message>
      <source>Multiplied, as the heading or a title says</source>
      <translation>已按表头或标题换算成元</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) have times in UTC, not by the clock of the shop</source>
      <translation>
        <numerusform>%Ln 条记录的时间是 UTC，不是本店时间</numerusform>
      </translation>
    </message>
    <message>
      <source>Taken as they are: choose the time zone in Settings before adding the file</source>
      <translation>按原样计入：添加文件前请先在“设置”里选择时区</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are of a store that is to be left out</source>
      <translation>
        <numerusform>%Ln 条记录属于不计入的门店</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out, as the settings say</source>
      <translation>按设置不计入</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) belong to a receipt that no file has</source>
      <translation>
        <numerusform>%Ln 条记录所属的订单不在任何文件里</numerusform>
      </translation>
    </message>
    <message>
      <source>Left out: add the file with the receipts</source>
      <translation>不计入：请添加有这些订单的文件</translation>
    </message>
    <message numerus="yes">
      <source>%Ln line(s) are in another of the files, too</source>
      <translation>
        <numerusform>%Ln 条记录在另一个文件里也有</numerusform>
      </translation>
    </message>
    <message>
      <source>Counted once</source>
      <translation>只算一次</translation>
    </message>
    <message>
      <source>Refund</source>
      <translation>退款</translation>
    </message>
    <message>
      <source>No customer</source>
      <translation>无顾客</translation>
    </message>
    <message>
      <source>Not a product</source>
      <translation>非商品</translation>
    </message>
    <message>
      <source>Twice?</source>
      <translation>重复？</translation>
    </message>
    <message>
      <source>Sales</source>
      <translation>销售</translation>
    </message>
    <message>
      <source>Customers</source>
      <translation>顾客</translation>
    </message>
    <message>
      <source>Products</source>
      <translation>商品</translation>
    </message>
    <message>
      <source>Views</source>
      <translation>浏览</translation>
    </message>
    <message>
      <source>A list of sales</source>
      <translation>销售表</translation>
    </message>
    <message>
      <source>A list of customers</source>
      <translation>顾客表</translation>
    </message>
    <message>
      <source>A list of products</source>
      <translation>商品表</translation>
    </message>
    <message>
      <source>A list of what customers looked at</source>
      <translation>顾客浏览表</translation>
    </message>
    <message>
      <source>A list of returned orders</source>
      <translation>退货订单表</translation>
    </message>
    <message>
      <source>“{was}” is now called “{now}”: read as {column}.</source>
      <translation>“{was}”现在叫“{now}”，按“{column}”读取。</translation>
    </message>
    <message>
      <source>“{was}” is not there any more: last time it told the {column}.</source>
      <translation>“{was}”已经没有了，上次它是“{column}”。</translation>
    </message>
    <message>
      <source>{file} was imported on {day}: there is nothing new in it.</source>
      <translation>{file} 已在{day}导入过，没有新内容。</translation>
    </message>
    <message>
      <source>known of this export</source>
      <translation>已知格式</translation>
    </message>
    <message>
      <source>by its heading</source>
      <translation>看列标题</translation>
    </message>
    <message>
      <source>by what stands in it</source>
      <translation>看内容</translation>
    </message>
    <message>
      <source>as you said</source>
      <translation>按您指定</translation>
    </message>
    <message>
      <source>as last time</source>
      <translation>与上次相同</translation>
    </message>
    <message>
      <source>with tax</source>
      <translation>含税</translation>
    </message>
    <message>
      <source>without tax</source>
      <translation>不含税</translation>
    </message>
    <message>
      <source>tax added</source>
      <translation>已加税</translation>
    </message>
    <message>
      <source>tax taken off</source>
      <translation>已去税</translation>
    </message>
    <message>
      <source>tax as in the file</source>
      <translation>税按文件</translation>
    </message>
    <message>
      <source>year {year} by other dates</source>
      <translation>年份 {year}：按其他日期</translation>
    </message>
    <message>
      <source>year {year} by the title</source>
      <translation>年份 {year}：按标题</translation>
    </message>
    <message>
      <source>year {year} by the sheet's name</source>
      <translation>年份 {year}：按工作表名</translation>
    </message>
    <message>
      <source>year {year} by the file's name</source>
      <translation>年份 {year}：按文件名</translation>
    </message>
    <message>
      <source>year {year} by another sheet</source>
      <translation>年份 {year}：按其他工作表</translation>
    </message>
    <message>
      <source>year {year} as you said</source>
      <translation>年份 {year}：按您所选</translation>
    </message>
    <message>
      <source>Came once</source>
      <translation>只来过一次</translation>
    </message>
    <message>
      <source>Come regularly</source>
      <translation>经常来</translation>
    </message>
    <message>
      <source>Long away</source>
      <translation>很久没来</translation>
    </message>
    <message>
      <source>On the same hidden weeks, the lists learned on {day} did better than those learned now. They stay in use, and were worked out anew from all sales.</source>
      <translation>在同样的检验期里，{day}学到的推荐清单比这次的更好，因此继续使用，并已根据全部销售重新计算。</translation>
    </message>
    <message numerus="yes">
      <source>%Ln person(s) were erased after this was learned, the last on {day}. The next learning will not know them.</source>
      <translation>
        <numerusform>学习之后抹除了 %Ln 位顾客，最近一次在{day}。下次学习就不再有他们的数据。</numerusform>
      </translation>
    </message>
    <message>
      <source>Nobody who was erased is in this model: the last was on {day}, before it was learned.</source>
      <translation>这个模型里没有被抹除的顾客：最近一次抹除在{day}，早于学习。</translation>
    </message>
    <message numerus="yes">
      <source>Only %Ln customer(s) came back in the hidden weeks: take these figures as a hint.</source>
      <translation>
        <numerusform>检验期里只有 %Ln 位顾客再来，这些数字仅供参考。</numerusform>
      </translation>
    </message>
    <message>
      <source>There are too few weeks of sales to hide some. Until there are, lists show what people buy most, and what they will spend follows their pace so far.</source>
      <translation>销售数据的周数太少，无法藏起一部分来检验。在那之前，推荐清单列出大家买得最多的商品，预计消费则按目前的节奏推算。</translation>
    </message>
    <message>
      <source>How sure</source>
      <translation>有多可靠</translation>
    </message>
    <message>
      <source>For this shop a simple rule did at least as well as all we could learn: {rule}. So it is used.</source>
      <translation>对这家店来说，一条简单的规则就不比学到的差：{rule}。所以采用它。</translation>
    </message>
    <message>
      <source>A rule</source>
      <translation>采用规则</translation>
    </message>
    <message>
      <source>{coverage} of all products stand in somebody's list. Of ten, {sellers} are the best sellers of the month, and {other} differ from the next customer's.</source>
      <translation>{coverage} 的商品出现在某位顾客的清单里。十件中有 {sellers} 件是当月畅销商品，有 {other} 件与别的顾客不同。</translation>
    </message>
    <message>
      <source>Variety</source>
      <translation>多样性</translation>
    </message>
    <message>
      <source>Newest first: {hits} of 100. That is how much it changes by itself.</source>
      <translation>由近到远，每 100 位中：{hits} 位。这就是它自然的波动。</translation>
    </message>
    <message>
      <source>Each time</source>
      <translation>每次检验</translation>
    </message>
    <message>
      <source>Where it was surest it said {said} of 100 would buy; {bought} of 100 did.</source>
      <translation>最有把握的那些，它说 100 位中有 {said} 位会买，实际有 {bought} 位买了。</translation>
    </message>
    <message numerus="yes">
      <source>The sales do not go back far enough to hide %Ln day(s) and check: what they will spend follows their pace so far, a first guess.</source>
      <translation>
        <numerusform>销售记录还不够久，无法藏起 %Ln 天来检验：预计消费按目前的节奏推算，只是初步估计。</numerusform>
      </translation>
    </message>
    <message>
      <source>All together spent what was expected.</source>
      <translation>总消费与预计一致。</translation>
    </message>
    <message numerus="yes">
      <source>Of the hidden %Ln day(s) it expected {share} more than came.</source>
      <translation>
        <numerusform>藏起的 %Ln 天里，预计比实际多 {share}。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of the hidden %Ln day(s) it expected {share} less than came.</source>
      <translation>
        <numerusform>藏起的 %Ln 天里，预计比实际少 {share}。</numerusform>
      </translation>
    </message>
    <message>
      <source>Chance alone puts that between {low} and {high} in 19 of 20 cases.</source>
      <translation>仅凭偶然，20 次里有 19 次会在 {low} 到 {high} 之间。</translation>
    </message>
    <message>
      <source>That is far off: take what is expected of spend as a rough guess.</source>
      <translation>相差很大：预计消费只能当作粗略估计。</translation>
    </message>
    <message>
      <source>Of 100 who come for certain, {n} spent what the range said.</source>
      <translation>100 位肯定会来的顾客中，有 {n} 位的消费落在预计区间内。</translation>
    </message>
    <message>
      <source>Spend</source>
      <translation>消费金额</translation>
    </message>
    <message>
      <source>Chances</source>
      <translation>可能性</translation>
    </message>
    <message>
      <source>Of the least likely it expected {least} of 100 back, and {few} came; of the likeliest {most}, and {many} came.</source>
      <translation>最不可能来的那些，预计 100 位中来 {least} 位，实际来了 {few} 位；最可能来的，预计 {most} 位，实际 {many} 位。</translation>
    </message>
    <message>
      <source>Coming back</source>
      <translation>回访</translation>
    </message>
    <message>
      <source>Best sellers of all time</source>
      <translation>历来畅销商品</translation>
    </message>
    <message>
      <source>Best sellers of the month</source>
      <translation>当月畅销商品</translation>
    </message>
    <message>
      <source>What they buy most, lately</source>
      <translation>他们近来买得最多的</translation>
    </message>
    <message>
      <source>What they bought last time</source>
      <translation>他们上次买的</translation>
    </message>
    <message>
      <source>Classic network of ratings</source>
      <translation>经典评分网络</translation>
    </message>
    <message>
      <source>Classic network, hidden layers</source>
      <translation>经典评分网络（含隐藏层）</translation>
    </message>
    <message>
      <source>Our network for buying again</source>
      <translation>我们的复购网络</translation>
    </message>
    <message>
      <source>Our network for something new</source>
      <translation>我们的新品推荐网络</translation>
    </message>
    <message>
      <source>Our networks together</source>
      <translation>我们的两个网络合用</translation>
    </message>
    <message>
      <source>Each customer's pace so far</source>
      <translation>每位顾客至今的节奏</translation>
    </message>
    <message>
      <source>Each customer's pace lately</source>
      <translation>每位顾客近来的节奏</translation>
    </message>
    <message>
      <source>Each customer's pace while they stay</source>
      <translation>每位顾客在来店期间的节奏</translation>
    </message>
    <message>
      <source>Their pace lately and while they stay</source>
      <translation>近来的节奏与来店期间的节奏各半</translation>
    </message>
    <message>
      <source>Linear regression</source>
      <translation>线性回归</translation>
    </message>
    <message>
      <source>Our network for spend</source>
      <translation>我们的消费预测网络</translation>
    </message>
    <message>
      <source>Buy again</source>
      <translation>会再买</translation>
    </message>
    <message>
      <source>New for them</source>
      <translation>没买过但会喜欢</translation>
    </message>
    <message>
      <source>Best of both</source>
      <translation>综合推荐</translation>
    </message>
    <message>
      <source>Champions</source>
      <translation>核心顾客</translation>
    </message>
    <message>
      <source>Loyal</source>
      <translation>忠诚顾客</translation>
    </message>
    <message>
      <source>Active</source>
      <translation>活跃顾客</translation>
    </message>
    <message>
      <source>Promising</source>
      <translation>潜力顾客</translation>
    </message>
    <message>
      <source>New</source>
      <translation>新顾客</translation>
    </message>
    <message>
      <source>Needs attention</source>
      <translation>需要关注</translation>
    </message>
    <message>
      <source>Almost lost</source>
      <translation>即将流失</translation>
    </message>
    <message>
      <source>Previously loyal</source>
      <translation>曾经忠诚</translation>
    </message>
    <message>
      <source>At risk</source>
      <translation>有流失风险</translation>
    </message>
    <message>
      <source>Dormant</source>
      <translation>沉睡顾客</translation>
    </message>
    <message>
      <source>Prospects</source>
      <translation>潜在顾客</translation>
    </message>
    <message>
      <source>Regular</source>
      <translation>回头客</translation>
    </message>
    <message>
      <source>Gone quiet</source>
      <translation>久未到店</translation>
    </message>
    <message>
      <source>Lost</source>
      <translation>已流失</translation>
    </message>
    <message>
      <source>Prospect</source>
      <translation>潜在顾客</translation>
    </message>
    <message>
      <source>Every {every} days, {overdue} overdue</source>
      <translation>每 {every} 天买一次，已超 {overdue} 天</translation>
    </message>
    <message>
      <source>Every {every} days, due about now</source>
      <translation>每 {every} 天买一次，该买了</translation>
    </message>
    <message>
      <source>In {times} of {visits} visits</source>
      <translation>{visits} 次消费中买过 {times} 次</translation>
    </message>
    <message>
      <source>Bought last time</source>
      <translation>上次买过</translation>
    </message>
    <message>
      <source>{others} others bought it with {product}</source>
      <translation>另有 {others} 位把它和“{product}”一起买</translation>
    </message>
    <message>
      <source>From {category}, which they often buy</source>
      <translation>常买的“{category}”品类</translation>
    </message>
    <message>
      <source>Bought {days} days ago</source>
      <translation>{days} 天前买过</translation>
    </message>
    <message>
      <source>Bought yesterday</source>
      <translation>昨天买过</translation>
    </message>
    <message>
      <source>Chosen by the shop</source>
      <translation>本店指定</translation>
    </message>
    <message>
      <source>New in the shop</source>
      <translation>店里新到</translation>
    </message>
    <message>
      <source>Rising this month</source>
      <translation>本月热度上升</translation>
    </message>
    <message>
      <source>Looked at {times} times in the web shop</source>
      <translation>在网店看过 {times} 次</translation>
    </message>
    <message>
      <source>Bought by {buyers} others</source>
      <translation>另有 {buyers} 位买过</translation>
    </message>
    <message>
      <source>One visit only</source>
      <translation>只来过一次</translation>
    </message>
    <message>
      <source>A first guess</source>
      <translation>初步估计</translation>
    </message>
    <message>
      <source>Spend is a rough guess</source>
      <translation>消费为粗略估计</translation>
    </message>
    <message>
      <source>Nothing bought yet: the lists show what others buy.</source>
      <translation>还没有买过东西：清单里是其他顾客买的商品。</translation>
    </message>
    <message>
      <source>One visit tells little: take what is expected of them, and these lists, as a hint.</source>
      <translation>只消费过一次，能看出的不多：预计和推荐清单仅供参考。</translation>
    </message>
    <message numerus="yes">
      <source>The sales cover %Ln day(s) so far, too few to see what people do in {horizon} days: a first guess, not checked yet.</source>
      <translation>
        <numerusform>目前的销售记录只有 %Ln 天，还看不出顾客在 {horizon} 天里会怎样：这是初步估计，尚未检验。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Of %Ln hidden day(s), {expected} was expected for each 100 that customers spent: take what is expected of their spend as a rough guess.</source>
      <translation>
        <numerusform>在 %Ln 天的检验期里，顾客每消费 100，预计的是 {expected}：预计消费只能当作粗略估计。</numerusform>
      </translation>
    </message>
    <message>
      <source>Customer {id}</source>
      <translation>顾客 {id}</translation>
    </message>
    <message>
      <source>Welcome</source>
      <translation>欢迎</translation>
    </message>
    <message>
      <source>Home</source>
      <translation>首页</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>数据</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>Segments</source>
      <translation>分群</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Campaigns</source>
      <translation>营销活动</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>隐私</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>解锁</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <source>Reading the lines</source>
      <translation>正在读取记录</translation>
    </message>
    <message>
      <source>Storing the sales</source>
      <translation>正在保存销售</translation>
    </message>
    <message>
      <source>Looking for customers who are there twice</source>
      <translation>正在查找重复的顾客</translation>
    </message>
    <message>
      <source>Getting to know the customers</source>
      <translation>正在认识顾客</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <source>Looking at all sales</source>
      <translation>正在查看全部销售</translation>
    </message>
    <message>
      <source>Finding each customer's rhythm</source>
      <translation>正在找出每位顾客的购买周期</translation>
    </message>
    <message>
      <source>Counting what people buy</source>
      <translation>正在统计大家买什么</translation>
    </message>
    <message>
      <source>Learning who likes what</source>
      <translation>正在学习谁喜欢什么</translation>
    </message>
    <message>
      <source>Learning what people buy again</source>
      <translation>正在学习大家会再买什么</translation>
    </message>
    <message>
      <source>Learning what would be new for them</source>
      <translation>正在学习他们还会喜欢什么</translation>
    </message>
    <message>
      <source>Putting both lists together</source>
      <translation>正在合并两份推荐清单</translation>
    </message>
    <message>
      <source>Learning how much people will spend</source>
      <translation>正在学习他们会消费多少</translation>
    </message>
    <message>
      <source>Checking itself on weeks it has not seen</source>
      <translation>正在用没见过的几周检验自己</translation>
    </message>
    <message>
      <source>Choosing what works best for this shop</source>
      <translation>正在选出最适合本店的方法</translation>
    </message>
    <message>
      <source>Working out a list for every customer</source>
      <translation>正在为每位顾客计算推荐清单</translation>
    </message>
    <message>
      <source>Storing what was learned</source>
      <translation>正在保存学习结果</translation>
    </message>
    <message>
      <source>Choosing whom to write to</source>
      <translation>正在选择发给谁</translation>
    </message>
    <message>
      <source>Choosing what to offer to each</source>
      <translation>正在为每位选择推荐商品</translation>
    </message>
    <message>
      <source>Writing a message to each</source>
      <translation>正在为每位写消息</translation>
    </message>
    <message>
      <source>Working out what it may bring</source>
      <translation>正在估算效果</translation>
    </message>
    <message>
      <source>Writing the files</source>
      <translation>正在写入文件</translation>
    </message>
    <message>
      <source>Writing the shop's file anew</source>
      <translation>正在重写店铺文件</translation>
    </message>
    <message>
      <source>Checking the new file</source>
      <translation>正在检查新文件</translation>
    </message>
    <message>
      <source>Looking into the file</source>
      <translation>查看文件</translation>
    </message>
    <message>
      <source>Importing</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>Taking the import back</source>
      <translation>撤销导入</translation>
    </message>
    <message>
      <source>Learning</source>
      <translation>学习</translation>
    </message>
    <message>
      <source>Going back to an earlier copy</source>
      <translation>正在恢复早先的副本</translation>
    </message>
    <message>
      <source>Checking itself</source>
      <translation>自我检验</translation>
    </message>
    <message>
      <source>Preparing the campaign</source>
      <translation>准备活动</translation>
    </message>
    <message>
      <source>Saving a copy</source>
      <translation>保存副本</translation>
    </message>
    <message>
      <source>Correcting the lines</source>
      <translation>更正记录</translation>
    </message>
    <message>
      <source>Putting products together</source>
      <translation>合并商品</translation>
    </message>
    <message>
      <source>Taking that back</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Changing the passphrase</source>
      <translation>更改口令</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>处理中</translation>
    </message>
    <message>
      <source>a few seconds left</source>
      <translation>还剩几秒</translation>
    </message>
    <message numerus="yes">
      <source>%Ln second(s) left</source>
      <translation>
        <numerusform>还剩 %Ln 秒</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln minute(s) left</source>
      <translation>
        <numerusform>还剩 %Ln 分钟</numerusform>
      </translation>
    </message>
    <message>
      <source>, </source>
      <translation>，</translation>
    </message>
    <message>
      <source>{name}: {words}</source>
      <translation>{name}：{words}</translation>
    </message>
    <message>
      <source>{first} {second}</source>
      <translation>{first}{second}</translation>
    </message>
    <message>
      <source>with a name</source>
      <translation>有姓名</translation>
    </message>
    <message>
      <source>with an e-mail address</source>
      <translation>有邮箱</translation>
    </message>
    <message>
      <source>with a phone number</source>
      <translation>有电话</translation>
    </message>
    <message>
      <source>with an address</source>
      <translation>有地址</translation>
    </message>
    <message>
      <source>with a birthday</source>
      <translation>有生日</translation>
    </message>
    <message>
      <source>with a note</source>
      <translation>有备注</translation>
    </message>
    <message>
      <source>Sale lines that say who bought</source>
      <translation>有顾客信息的销售行</translation>
    </message>
    <message>
      <source>Views, wishes and ratings</source>
      <translation>浏览、收藏与评价</translation>
    </message>
    <message>
      <source>Messages of campaigns</source>
      <translation>营销活动消息</translation>
    </message>
    <message>
      <source>Rows kept because something was wrong in them</source>
      <translation>因有误而保留的行</translation>
    </message>
    <message>
      <source>People erased for good</source>
      <translation>已彻底删除的人</translation>
    </message>
    <message>
      <source>no answer yet</source>
      <translation>未答复</translation>
    </message>
    <message>
      <source>blocked</source>
      <translation>已屏蔽</translation>
    </message>
    <message>
      <source>came back undeliverable</source>
      <translation>被退回</translation>
    </message>
    <message>
      <source>complained</source>
      <translation>投诉</translation>
    </message>
    <message>
      <source>unsubscribed</source>
      <translation>已退订</translation>
    </message>
    <message>
      <source>has died</source>
      <translation>已故</translation>
    </message>
    <message>
      <source>blocked by the shop</source>
      <translation>本店屏蔽</translation>
    </message>
    <message numerus="yes">
      <source>Imported %Ln sale line(s)</source>
      <translation>
        <numerusform>导入了 %Ln 行销售记录</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took an import of %Ln sale line(s) back</source>
      <translation>
        <numerusform>撤销了一次导入（%Ln 行销售记录）</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Corrected %Ln cell(s)</source>
      <translation>
        <numerusform>更正了 %Ln 个单元格</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Made one product of %Ln spelling(s)</source>
      <translation>
        <numerusform>把 %Ln 种写法合并为一个商品</numerusform>
      </translation>
    </message>
    <message>
      <source>Took a decision on spellings back</source>
      <translation>撤销了一次写法合并</translation>
    </message>
    <message>
      <source>Compared all customers with each other</source>
      <translation>比对了所有顾客</translation>
    </message>
    <message>
      <source>Decided whether two customers are one</source>
      <translation>判断了两位顾客是否为同一人</translation>
    </message>
    <message numerus="yes">
      <source>Took over %Ln answer(s) from a list of consents</source>
      <translation>
        <numerusform>从同意名单导入了 %Ln 条答复</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took over a list of %Ln bounce(s) and unsubscribe(s)</source>
      <translation>
        <numerusform>导入了 %Ln 条退信和退订</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Took %Ln block(s) back</source>
      <translation>
        <numerusform>取消了 %Ln 项屏蔽</numerusform>
      </translation>
    </message>
    <message>
      <source>Went back to an earlier copy of the shop</source>
      <translation>恢复到早先的副本</translation>
    </message>
    <message numerus="yes">
      <source>Wrote a list of %Ln customer(s) to a file</source>
      <translation>
        <numerusform>把 %Ln 位顾客的名单导出到文件</numerusform>
      </translation>
    </message>
    <message>
      <source>Wrote for one person what is known of them</source>
      <translation>为一位顾客导出了其全部信息</translation>
    </message>
    <message numerus="yes">
      <source>Erased a person; %Ln sale line(s) stay without a name</source>
      <translation>
        <numerusform>彻底删除了一个人；%Ln 行销售记录保留，但不再有姓名</numerusform>
      </translation>
    </message>
    <message>
      <source>Locked the shop with a passphrase</source>
      <translation>给店铺设了口令</translation>
    </message>
    <message>
      <source>Changed the passphrase</source>
      <translation>更改了口令</translation>
    </message>
    <message>
      <source>Took the passphrase away</source>
      <translation>取消了口令</translation>
    </message>
    <message>
      <source>Set the PIN</source>
      <translation>设了 PIN 码</translation>
    </message>
    <message>
      <source>Took the PIN away</source>
      <translation>取消了 PIN 码</translation>
    </message>
    <message numerus="yes">
      <source>Wrote the files of a campaign for %Ln customer(s): {target}</source>
      <translation>
        <numerusform>导出了活动文件（%Ln 位顾客）：{target}</numerusform>
      </translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>全部渠道</translation>
    </message>
    <message>
      <source>{where}: {why} · {day}</source>
      <translation>{where}：{why} · {day}</translation>
    </message>
    <message numerus="yes">
      <source>%Ln customer(s) blocked.</source>
      <translation>
        <numerusform>屏蔽了 %Ln 位顾客。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln answer(s) changed to no.</source>
      <translation>
        <numerusform>%Ln 条答复改为不同意。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln were known already.</source>
      <translation>
        <numerusform>%Ln 项原已记录。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln answer(s) taken over.</source>
      <translation>
        <numerusform>导入了 %Ln 条答复。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln stay no: the list does not show that they agreed later.</source>
      <translation>
        <numerusform>%Ln 条仍为不同意：名单没有证明他们后来同意。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) name no way of writing: a yes counts for e-mail and SMS, a no for everything.</source>
      <translation>
        <numerusform>有 %Ln 行没有写明用什么方式联系：“是”算作同意邮件和短信，“否”对所有方式都有效。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln row(s) about nobody of this shop.</source>
      <translation>
        <numerusform>%Ln 行不是本店的顾客。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln cell(s) could not be read, the first is {cell}.</source>
      <translation>
        <numerusform>%Ln 个单元格无法识别，第一个是 {cell}。</numerusform>
      </translation>
    </message>
    <message>
      <source>The shop is locked now.</source>
      <translation>店铺已加锁。</translation>
    </message>
    <message>
      <source>The passphrase is another one now.</source>
      <translation>口令已更改。</translation>
    </message>
    <message>
      <source>The shop has no passphrase any more.</source>
      <translation>店铺不再有口令。</translation>
    </message>
    <message numerus="yes">
      <source>%Ln earlier copy(s) removed.</source>
      <translation>
        <numerusform>删除了 %Ln 份以前的副本。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln earlier copy(s) can still be opened as before.</source>
      <translation>
        <numerusform>%Ln 份以前的副本仍能像从前那样打开。</numerusform>
      </translation>
    </message>
    <message>
      <source>{file} is no list of answers: it needs a column with customer numbers, e-mails or phones, and one that says yes or no.</source>
      <translation>{file} 不是同意名单：需要一列顾客编号、邮箱或电话，以及一列写明同意或不同意。</translation>
    </message>
    <message>
      <source>Corrected: {value}</source>
      <translation>已更正：{value}</translation>
    </message>
    <message>
      <source>Counted as {value}</source>
      <translation>按“{value}”计算</translation>
    </message>
    <message>
      <source>Line kept</source>
      <translation>该行保留</translation>
    </message>
    <message>
      <source>Line left out</source>
      <translation>该行未计入</translation>
    </message>
    <message>
      <source>Cell</source>
      <translation>单元格</translation>
    </message>
    <message>
      <source>Cells</source>
      <translation>个数</translation>
    </message>
    <message>
      <source>Column</source>
      <translation>列</translation>
    </message>
    <message>
      <source>What is written there</source>
      <translation>原文</translation>
    </message>
    <message>
      <source>What was done</source>
      <translation>处理结果</translation>
    </message>
    <message>
      <source>Important value</source>
      <translation>重要价值</translation>
    </message>
    <message>
      <source>Important development</source>
      <translation>重要发展</translation>
    </message>
    <message>
      <source>Important to keep</source>
      <translation>重要保持</translation>
    </message>
    <message>
      <source>Important to rescue</source>
      <translation>重要挽留</translation>
    </message>
    <message>
      <source>General value</source>
      <translation>一般价值</translation>
    </message>
    <message>
      <source>General development</source>
      <translation>一般发展</translation>
    </message>
    <message>
      <source>General to keep</source>
      <translation>一般保持</translation>
    </message>
    <message>
      <source>General to rescue</source>
      <translation>一般挽留</translation>
    </message>
    <message>
      <source>Just came, come often, spend most</source>
      <translation>刚来过，来得最勤，消费最多</translation>
    </message>
    <message>
      <source>Came lately, come often, spend well</source>
      <translation>最近来过，来得勤，消费较多</translation>
    </message>
    <message>
      <source>Came lately, now and then</source>
      <translation>最近来过，次数和消费居中</translation>
    </message>
    <message>
      <source>Came lately, seldom and for little</source>
      <translation>最近来过，来得少，消费少</translation>
    </message>
    <message>
      <source>First bought in the last 60 days</source>
      <translation>60 天内第一次购买</translation>
    </message>
    <message>
      <source>Come and spend well, not so lately</source>
      <translation>来得勤、消费多，近来少见</translation>
    </message>
    <message>
      <source>Came and spent most, now away</source>
      <translation>曾来得最勤、消费最多，很久没来</translation>
    </message>
    <message>
      <source>Came and spent well, now away</source>
      <translation>曾来得勤、消费多，很久没来</translation>
    </message>
    <message>
      <source>Came seldom, and not lately</source>
      <translation>来得少，近来没来</translation>
    </message>
    <message>
      <source>Came seldom, and longest ago</source>
      <translation>来得少，最久没来</translation>
    </message>
    <message>
      <source>Known to you, not bought yet</source>
      <translation>有资料，还没买过</translation>
    </message>
    <message>
      <source>Came lately, come often, spend much</source>
      <translation>最近来过，来得勤，消费多</translation>
    </message>
    <message>
      <source>Came lately, come seldom, spend much</source>
      <translation>最近来过，来得少，消费多</translation>
    </message>
    <message>
      <source>Come often, spend much, not lately</source>
      <translation>来得勤，消费多，近来没来</translation>
    </message>
    <message>
      <source>Came seldom, spent much, not lately</source>
      <translation>来得少，消费多，近来没来</translation>
    </message>
    <message>
      <source>Came lately, come often, spend little</source>
      <translation>最近来过，来得勤，消费少</translation>
    </message>
    <message>
      <source>Come often, spend little, not lately</source>
      <translation>来得勤，消费少，近来没来</translation>
    </message>
    <message>
      <source>Came seldom, for little, not lately</source>
      <translation>来得少，消费少，近来没来</translation>
    </message>
    <message>
      <source>The {part} that bought most recently: {days}</source>
      <translation>最近购买的{part}顾客：{days}</translation>
    </message>
    <message>
      <source>The {part} that bought next to them: {days}</source>
      <translation>次近购买的{part}顾客：{days}</translation>
    </message>
    <message>
      <source>The {part} in the middle, by their last purchase: {days}</source>
      <translation>最近购买时间居中的{part}顾客：{days}</translation>
    </message>
    <message>
      <source>The {part} that has been away longer than most: {days}</source>
      <translation>较久没来的{part}顾客：{days}</translation>
    </message>
    <message>
      <source>The {part} that has been away longest: {days}</source>
      <translation>最久没来的{part}顾客：{days}</translation>
    </message>
    <message>
      <source>Come most often and spend most: {visits}, {spent} each</source>
      <translation>来得最勤、消费最多：每位{visits}，共 {spent}</translation>
    </message>
    <message>
      <source>Come and spend more than most: {visits}, {spent} each</source>
      <translation>比多数人来得勤、消费多：每位{visits}，共 {spent}</translation>
    </message>
    <message>
      <source>Come and spend about as much as the middle: {visits}, {spent} each</source>
      <translation>次数和消费居中：每位{visits}，共 {spent}</translation>
    </message>
    <message>
      <source>Come and spend less than most: {visits}, {spent} each</source>
      <translation>比多数人来得少、消费少：每位{visits}，共 {spent}</translation>
    </message>
    <message>
      <source>Come least and spend least: {visits}, {spent} each</source>
      <translation>来得最少、消费最少：每位{visits}，共 {spent}</translation>
    </message>
    <message>
      <source>Thank them: they come without a discount.</source>
      <translation>说声感谢：不打折他们也来。</translation>
    </message>
    <message>
      <source>Remind them of what they usually buy.</source>
      <translation>提醒他们该补常买的商品了。</translation>
    </message>
    <message>
      <source>Show them what they have not bought yet.</source>
      <translation>推荐他们还没买过的商品。</translation>
    </message>
    <message>
      <source>Bring them back: a second visit makes a regular.</source>
      <translation>请他们再来一次：第二次之后才是回头客。</translation>
    </message>
    <message>
      <source>Write to them before they forget you.</source>
      <translation>趁他们还记得您，联系一下。</translation>
    </message>
    <message>
      <source>Invite them in: campaigns are for people who have bought.</source>
      <translation>先请他们来店里：营销活动只面向买过东西的顾客。</translation>
    </message>
    <message>
      <source>fifth</source>
      <translation>五分之一</translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s) ago</source>
      <translation>
        <numerusform>%Ln 天前</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{low}–%Ln days ago</source>
      <translation>
        <numerusform>{low}–%Ln 天前</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln day(s)</source>
      <translation>
        <numerusform>%Ln 天</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{low}–%Ln days</source>
      <translation>
        <numerusform>{low}–%Ln 天</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%Ln visit(s)</source>
      <translation>
        <numerusform>消费 %Ln 次</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{low}–%Ln visits</source>
      <translation>
        <numerusform>消费 {low}–%Ln 次</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} from {group}</source>
      <translation>{count} 位来自{group}</translation>
    </message>
    <message>
      <source>{count} to {group}</source>
      <translation>{count} 位转入{group}</translation>
    </message>
    <message>
      <source>{count} for the first time</source>
      <translation>{count} 位第一次购买</translation>
    </message>
    <message>
      <source>{table} was not read: it has no column “{column}”</source>
      <translation>{table}未读取：没有“{column}”列</translation>
    </message>
    <message>
      <source>{table} was not read: it has no date column</source>
      <translation>{table}未读取：没有日期列</translation>
    </message>
    <message>
      <source>{table} was not read: it has no column of amounts</source>
      <translation>{table}未读取：没有金额列</translation>
    </message>
    <message>
      <source>{table} was not read: its dates stand in the report of the orders</source>
      <translation>{table}未读取：日期在订单报表里</translation>
    </message>
    <message>
      <source>Add that report, then this file again</source>
      <translation>先添加订单报表，再添加一次该文件</translation>
    </message>
    <message>
      <source>{table} was not read: its dates have no year, such as {example}</source>
      <translation>{table}未读取：日期没有年份，例如 {example}</translation>
    </message>
    <message>
      <source>Write the year into a title or the sheet's name, then add the file again</source>
      <translation>在标题或工作表名里写上年份，再添加一次该文件</translation>
    </message>
    <message>
      <source>{table} has headings and no rows</source>
      <translation>{table}只有列标题，没有内容</translation>
    </message>
    <message>
      <source>{table} was not read: its rows have no headings</source>
      <translation>{table}未读取：没有列标题</translation>
    </message>
    <message>
      <source>{table} was not read: it lists neither sales nor customers, products or views</source>
      <translation>{table}未读取：其中没有销售、顾客、商品或浏览记录</translation>
    </message>
    <message>
      <source>{table} was not read: it lists what the shop bought, not what it sold</source>
      <translation>{table}未读取：记的是进货，不是销售</translation>
    </message>
    <message>
      <source>{table} was not read: it has totals, not the single sales</source>
      <translation>{table}未读取：只有合计，没有逐笔销售</translation>
    </message>
    <message>
      <source>{table} was not read: it is a pivot table, without the single sales</source>
      <translation>{table}未读取：这是数据透视表，没有逐笔销售</translation>
    </message>
    <message>
      <source>{table} was not read: commas within amounts end a cell</source>
      <translation>{table}未读取：金额里的逗号被当成了分隔符</translation>
    </message>
    <message>
      <source>{table} was not read: below its heading “{header}” stands {example}</source>
      <translation>{table}未读取：列标题“{header}”下面却是 {example}</translation>
    </message>
    <message>
      <source>{table} was not read: what its columns such as “{header}” count is not told</source>
      <translation>{table}未读取：看不出“{header}”这样的列记的是什么</translation>
    </message>
    <message>
      <source>{table} holds notes and no table</source>
      <translation>{table}只是说明文字，没有表格</translation>
    </message>
    <message>
      <source>{what}. {done}.</source>
      <translation>{what}。{done}。</translation>
    </message>
    <message>
      <source>The table from {cell} on in {file}</source>
      <translation>{file} 中从 {cell} 开始的表</translation>
    </message>
    <message>
      <source>The table from {cell} on in sheet “{sheet}”</source>
      <translation>工作表“{sheet}”中从 {cell} 开始的表</translation>
    </message>
    <message>
      <source>Sheet “{sheet}” of {file}</source>
      <translation>{file} 的工作表“{sheet}”</translation>
    </message>
    <message>
      <source>Sheet “{sheet}”</source>
      <translation>工作表“{sheet}”</translation>
    </message>
  </context>
  <context>
    <name>names</name>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
  </context>
</TS>
