/** Fields and buttons: they send, and they ask for what nobody should type here. */
export const forms: readonly string[] = [
  '<form action="{url}"><button>Continue</button></form>',
  '<form action="javascript:{run}"><input type=submit autofocus></form>',
  '<form id=f action="{url}"></form><button form=f>Send</button>',
  '<button formaction="javascript:{run}">Press</button>',
  '<form><input type=submit formaction="{url}"></form>',
  '<input autofocus onfocus={run}>',
  '<select autofocus onfocus={run}><option>a</select>',
  '<textarea autofocus onfocus={run}></textarea>',
  '<input type=password name=key placeholder="Paste your API key">',
  '<keygen autofocus onfocus={run}>',
  '<isindex type=image src="{url}" action="{url}">',
  '<form action="{url}" method=post><input type=hidden name=q value=code></form>',
  '<input type=button popovertarget=p onclick={run}><div id=p popover onbeforetoggle={run}>x</div>',
  '<dialog open onclose={run}><form method=dialog><button>Close</button></form></dialog>',
  '<details open ontoggle={run}><summary>Reasoning</summary></details>',
  '<button command=show-modal commandfor=review onclick={run}>Apply</button>',
];
